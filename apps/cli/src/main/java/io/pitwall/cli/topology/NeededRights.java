package io.pitwall.cli.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a cluster with ACLs must allow an application: the least it runs with.
 *
 * <p>The runner creates output topics and the dead-letter topic where they are missing, and asks how large their records may
 * be; both can be done without: create the topics beforehand, and a refused question costs a warning.
 */
final class NeededRights {

    /**
     * Operations on a resource.
     *
     * @param resource as kafka-acls names it: topic, group or transactional-id
     * @param isPrefix whether the name is the beginning of names
     * @param operations as kafka-acls names them
     */
    record Right(String resource, String name, boolean isPrefix, List<String> operations) {

        Right {
            operations = List.copyOf(operations);
        }

        /** For people: {@code hb-*} where it is a prefix. */
        String pattern() {
            return isPrefix ? name + "*" : name;
        }

        /** The command that grants it. */
        String command(String bootstrapServers, String principal) {
            return "kafka-acls --bootstrap-server " + bootstrapServers + " --add --allow-principal '" + principal + "' "
                    + operations.stream()
                            .map(operation -> "--operation " + operation)
                            .collect(Collectors.joining(" "))
                    + " --" + resource.toLowerCase(Locale.ROOT) + " '" + name + "'"
                    + (isPrefix ? " --resource-pattern-type prefixed" : "");
        }
    }

    private NeededRights() {}

    static List<Right> of(
            Set<String> inputTopics, Set<String> outputTopics, String deadLetterTopic, String applicationId) {
        List<Right> rights = new ArrayList<>();
        for (String topic : inputTopics) {
            rights.add(new Right("topic", topic, false, List.of("Describe", "Read")));
        }
        Set<String> written = new TreeSet<>(outputTopics);
        written.add(deadLetterTopic);
        for (String topic : written) {
            rights.add(new Right("topic", topic, false, List.of("Create", "Describe", "DescribeConfigs", "Write")));
        }
        String prefix = applicationId + "-";
        rights.add(new Right("topic", prefix, true, List.of("Create", "Delete", "Describe", "Read", "Write")));
        rights.add(new Right("group", applicationId, false, List.of("Describe", "Read")));
        rights.add(new Right("transactional-id", prefix, true, List.of("Describe", "Write")));
        return rights;
    }
}
