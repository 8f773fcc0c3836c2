package io.pitwall.app.config;

import io.pitwall.app.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Which names a file and the environment may have: those of the options of all commands, so that commands can share them.
 *
 * <p>In a file, which is Pitwall's alone, a name that nobody knows is an error. The environment is shared with others, there it
 * is a warning.
 */
final class KnownSettings {

    /** What the launcher of the command line takes. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("PITWALL_JVM_OPTS");

    /** What {@code --kafka} would be called if it were an option like others. */
    private static final String FOR_ALL_OF_KAFKA =
            EnvironmentNames.PITWALL + EnvironmentNames.upper(SettingSources.KAFKA_OPTION);

    private final Set<String> keys = new TreeSet<>();
    private final Set<String> maps = new TreeSet<>();
    private final Set<String> variables = new TreeSet<>(OF_THE_LAUNCHER);
    private final KafkaNames kafkaNames = new KafkaNames();

    KnownSettings(CommandLine root) {
        addOptionsOf(root);
    }

    private void addOptionsOf(CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                String key = EnvironmentNames.key(option);
                (option.typeInfo().isMap() ? maps : keys).add(key);
                // Settings of Kafka have a variable each.
                if (!key.equals(SettingSources.KAFKA_OPTION)) {
                    variables.add(EnvironmentNames.of(option));
                }
            }
        }
        keys.removeAll(ConfigOptions.KEYS);
        command.getSubcommands().values().forEach(this::addOptionsOf);
    }

    /** Refuses the first name of a file that nobody knows. */
    void check(ConfigFile file) {
        for (String key : file.keys()) {
            int dot = key.indexOf('.');
            String prefix = dot < 0 ? key : key.substring(0, dot);
            if (prefix.equals(SettingSources.KAFKA_OPTION) && maps.contains(prefix) && dot > 0) {
                checkKafka(file, key, key.substring(dot + 1));
            } else if (KafkaNames.OWN_PREFIXES.stream().anyMatch(key::startsWith)) {
                checkOwn(file, key);
            } else if (!keys.contains(key) && !(maps.contains(prefix) && dot > 0)) {
                throw unknown(file, key, key, candidates());
            }
        }
    }

    /** What Kafka does not know may be for a class of the user's; what looks like a slip of the pen is taken for one. */
    private void checkKafka(ConfigFile file, String key, String name) {
        String plain = KafkaNames.withoutPrefix(name);
        boolean isSlip = !kafkaNames.isKnown(name)
                && NearestName.of(plain, kafkaNames.names())
                        .filter(near -> NearestName.distance(plain, near) <= 2)
                        .isPresent();
        if (isSlip) {
            throw unknown(file, key, plain, kafkaNames.names());
        }
    }

    private void checkOwn(ConfigFile file, String key) {
        boolean isOfRegistry = key.startsWith(KafkaNames.OWN_PREFIXES.get(1));
        if (!isOfRegistry && !kafkaNames.isKnown(key)) {
            throw unknown(file, key, key, kafkaNames.names());
        }
    }

    private static UserException unknown(ConfigFile file, String key, String name, Set<String> names) {
        Setting setting = file.setting(key);
        String where = setting == null ? file.name() : setting.source();
        return new UserException(where + ": there is no setting '" + key + "'" + NearestName.question(name, names));
    }

    private Set<String> candidates() {
        Set<String> all = new TreeSet<>(keys);
        maps.forEach(map -> all.add(map + "."));
        return all;
    }

    /** A sentence for each variable that begins like one of Pitwall's or Kafka's and is none. */
    List<String> warnings(SettingSources sources) {
        List<String> warnings = new ArrayList<>();
        for (String variable : sources.environment().keySet()) {
            boolean isOurs =
                    variable.startsWith(EnvironmentNames.PITWALL) || variable.startsWith(EnvironmentNames.KAFKA);
            if (isOurs
                    && !variables.contains(variable)
                    && SettingSources.kafkaName(kafkaNames, variable) == null
                    && !EnvironmentNames.isOfOthers(variable)) {
                warnings.add("the environment variable " + variable + " sets nothing"
                        + (variable.equals(FOR_ALL_OF_KAFKA)
                                ? "; settings of Kafka have a variable each, such as KAFKA_SECURITY_PROTOCOL"
                                : NearestName.question(variable, variableNames(variable))));
            }
        }
        return warnings;
    }

    private Set<String> variableNames(String variable) {
        if (variable.startsWith(EnvironmentNames.PITWALL)) {
            return variables;
        }
        Set<String> names = new TreeSet<>();
        kafkaNames.names().forEach(name -> names.add(EnvironmentNames.KAFKA + KafkaNames.variable(name)));
        return names;
    }
}
