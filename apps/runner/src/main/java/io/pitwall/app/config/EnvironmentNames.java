package io.pitwall.app.config;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/** What things are called as environment variables. */
final class EnvironmentNames {

    static final String PITWALL = "PITWALL_";
    static final String KAFKA = "KAFKA_";

    /** What Kubernetes sets in every container for a service that is called kafka, and what Kafka's own images set. */
    private static final Pattern OF_OTHERS = Pattern.compile("(PITWALL|KAFKA)_("
            + "(.*_)?SERVICE_(HOST|PORT.*)|(.*_)?PORT(_\\d+_.*)?|HOME|VERSION|OPTS|HEAP_OPTS|JMX_.*|LOG4J_.*|GC_LOG_OPTS"
            + "|JVM_.*|HELP)");

    private EnvironmentNames() {}

    /** {@code PITWALL_BOOTSTRAP_SERVERS} of {@code --bootstrap-servers}. */
    static String of(OptionSpec option) {
        return PITWALL + upper(key(option));
    }

    /** The name of an option in a file: {@code bootstrap-servers}. */
    static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    static String upper(String name) {
        return name.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** True for variables that mean a setting of Pitwall, of Kafka's clients or of the schema registry. */
    static boolean isOurs(String variable) {
        return (variable.startsWith(PITWALL) || variable.startsWith(KAFKA) || variable.startsWith("SCHEMA_REGISTRY_"))
                && !isOfOthers(variable);
    }

    /** True for variables that begin like ours and are set by others. */
    static boolean isOfOthers(String variable) {
        return OF_OTHERS.matcher(variable).matches();
    }
}
