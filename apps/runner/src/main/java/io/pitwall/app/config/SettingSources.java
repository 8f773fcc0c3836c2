package io.pitwall.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What environment and file say of options: the environment wins over the file.
 *
 * <p>To picocli these are defaults, over which flags win. Options that are maps, such as {@code --kafka}, are no defaults, but
 * put together entry by entry ({@link #entries}).
 */
final class SettingSources implements IDefaultValueProvider {

    /** The option that holds the settings of Kafka's clients. */
    static final String KAFKA_OPTION = "kafka";

    /** Options that say what a setting of Kafka also says: its names count as theirs. */
    private static final Map<String, String> KAFKA_NAME_OF_KEY = Map.of(
            "bootstrap-servers", "bootstrap.servers",
            "application-id", "application.id",
            "state-dir", "state.dir",
            "threads", "num.stream.threads");

    private final Map<String, String> environment;
    private final ConfigFile file;
    private final KafkaNames kafkaNames = new KafkaNames();

    SettingSources(Map<String, String> environment, ConfigFile file) {
        this.environment = new TreeMap<>(environment);
        this.file = file;
    }

    /** True for the option that holds the settings of Kafka's clients, the only one with secrets. */
    static boolean isOfKafka(OptionSpec option) {
        return EnvironmentNames.key(option).equals(KAFKA_OPTION);
    }

    /** True for a setting of Kafka that has an option of its own. */
    static boolean isSaidByAnOption(String kafkaName) {
        return KAFKA_NAME_OF_KEY.containsValue(kafkaName);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || option.usageHelp()
                || option.versionHelp()
                || option.typeInfo().isMap()) {
            return null;
        }
        Setting setting = setting(option);
        return setting == null ? null : setting.value();
    }

    /** What environment or file say of an option that is no map; null if nothing. */
    @Nullable
    Setting setting(OptionSpec option) {
        String key = EnvironmentNames.key(option);
        String kafkaName = KAFKA_NAME_OF_KEY.get(key);
        Setting found = variable(EnvironmentNames.of(option));
        if (found == null && kafkaName != null) {
            found = variable(EnvironmentNames.KAFKA + EnvironmentNames.upper(kafkaName));
        }
        if (found == null) {
            found = file.setting(key);
        }
        if (found == null && kafkaName != null) {
            found = file.setting(KAFKA_OPTION + "." + kafkaName);
        }
        return found;
    }

    private @Nullable Setting variable(String name) {
        String value = environment.get(name);
        return value == null ? null : new Setting(value, name);
    }

    /** What environment and file say of an option that is a map, by the names of the entries. */
    Map<String, Setting> entries(OptionSpec option) {
        String key = EnvironmentNames.key(option);
        Map<String, Setting> entries = new TreeMap<>();
        for (String name : file.keys()) {
            String entry = entryName(key, name);
            Setting setting = file.setting(name);
            if (entry != null && setting != null) {
                entries.put(entry, setting);
            }
        }
        if (isOfKafka(option)) {
            entries.putAll(kafkaVariables());
            entries.keySet().removeAll(KAFKA_NAME_OF_KEY.values());
        } else {
            entries.putAll(listedEntries(EnvironmentNames.of(option)));
        }
        return entries;
    }

    /** The entry of a map that a name in the file stands for; null if none. */
    private static @Nullable String entryName(String mapKey, String name) {
        if (name.startsWith(mapKey + ".")) {
            return name.substring(mapKey.length() + 1);
        }
        boolean isOwn =
                mapKey.equals(KAFKA_OPTION) && KafkaNames.OWN_PREFIXES.stream().anyMatch(name::startsWith);
        return isOwn ? name : null;
    }

    private Map<String, Setting> kafkaVariables() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        environment.forEach((variable, value) -> {
            String name = kafkaName(kafkaNames, variable);
            if (name != null) {
                settings.put(name, new Setting(value, variable));
            }
        });
        return settings;
    }

    /** The setting that a variable means: {@code KAFKA_*}, {@code SCHEMA_REGISTRY_*}, and Pitwall's own; null if none. */
    static @Nullable String kafkaName(KafkaNames names, String variable) {
        if (variable.startsWith(EnvironmentNames.KAFKA)) {
            return names.ofVariable(variable.substring(EnvironmentNames.KAFKA.length()));
        }
        for (String prefix : KafkaNames.OWN_PREFIXES) {
            String start = KafkaNames.variable(prefix);
            if (variable.startsWith(start)) {
                String name = names.ofVariable(variable);
                if (name != null) {
                    return name;
                }
                // The registry's settings have Confluent's names, with this in front or without.
                String rest = prefix.startsWith("schema") ? names.ofVariable(variable.substring(start.length())) : null;
                return rest == null ? null : prefix + rest;
            }
        }
        return null;
    }

    /** {@code car-data=prod.car.v1,events=prod.events.v1}. */
    private Map<String, Setting> listedEntries(String variable) {
        String value = environment.get(variable);
        Map<String, Setting> entries = new LinkedHashMap<>();
        if (value != null && !value.isBlank()) {
            for (String entry : value.split(",", -1)) {
                List<String> sides = List.of(entry.split("=", 2));
                entries.put(
                        sides.get(0).strip(),
                        new Setting(sides.size() == 2 ? sides.get(1).strip() : "", variable));
            }
        }
        return entries;
    }

    Map<String, String> environment() {
        return environment;
    }

    ConfigFile file() {
        return file;
    }
}
