package io.pitwall.app;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What a cluster with ACLs must allow: the least that something runs with, and what is named when it is refused. Immutable.
 *
 * <p>Rights that others bring along are not among them: to Kafka who may read or write may describe too.
 */
public final class NeededRights {

    private static final NeededRights NONE = new NeededRights(List.of(), ClientPrincipal.UNKNOWN);

    private final List<Right> rights;
    private final String principal;

    private NeededRights(List<Right> rights, String principal) {
        this.rights = List.copyOf(rights);
        this.principal = principal;
    }

    /** Of something of which nothing is known. */
    public static NeededRights none() {
        return NONE;
    }

    /** These rights. */
    public static NeededRights of(Collection<Right> rights) {
        return new NeededRights(List.copyOf(rights), ClientPrincipal.UNKNOWN);
    }

    /**
     * Those of an application. It creates output topics and the dead-letter topic where they are missing, and asks for the
     * settings of topics; both can be done without: create the topics beforehand, and a refused question costs a warning.
     */
    public static NeededRights of(Plan plan, PitwallConfig config) {
        PlanTopics topics = PlanTopics.of(plan, config);
        List<Right> rights = new ArrayList<>();
        topics.inputs()
                .forEach(topic -> rights.add(Right.onTopic(topic, AclOperation.DESCRIBE_CONFIGS, AclOperation.READ)));
        topics.written()
                .forEach(topic -> rights.add(
                        Right.onTopic(topic, AclOperation.CREATE, AclOperation.DESCRIBE_CONFIGS, AclOperation.WRITE)));
        String prefix = config.applicationId() + "-";
        rights.add(new Right(
                new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED),
                List.of(AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE)));
        rights.add(Right.onGroup(config.applicationId(), AclOperation.READ));
        if (isTransactional(config)) {
            rights.add(new Right(
                    new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED),
                    List.of(AclOperation.WRITE)));
        }
        return new NeededRights(rights, ClientPrincipal.UNKNOWN);
    }

    private static boolean isTransactional(PitwallConfig config) {
        Object guarantee = config.streamsProperties().get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        return !StreamsConfig.AT_LEAST_ONCE.equals(guarantee);
    }

    /** The same, needed by who comes with these settings of a Kafka client, as far as these tell. */
    public NeededRights by(Map<String, ?> clientSettings) {
        return new NeededRights(rights, ClientPrincipal.of(clientSettings));
    }

    public List<Right> rights() {
        return rights;
    }

    /** Who needs them, for people: {@code user 'driver'}. */
    String principal() {
        return principal;
    }

    /**
     * Those on things of a cluster, for people: {@code "CREATE, WRITE on topic laps"}; empty if nothing is known of them.
     *
     * @param names of the things; none for all that are of the type
     */
    String on(ResourceType type, Collection<String> names) {
        Stream<Right> named = names.isEmpty()
                ? rights.stream().filter(right -> right.on().resourceType() == type)
                : names.stream().flatMap(name -> closest(type, name));
        return named.distinct().map(Right::sentence).collect(Collectors.joining("; "));
    }

    /** A right on all names that begin so is not said of a thing that has one of its own. */
    private Stream<Right> closest(ResourceType type, String name) {
        List<Right> covering =
                rights.stream().filter(right -> right.covers(type, name)).toList();
        boolean hasOwn = covering.stream().anyMatch(right -> !right.isPrefix());
        return covering.stream().filter(right -> !hasOwn || !right.isPrefix());
    }

    /**
     * Operations on something of a cluster.
     *
     * @param on one thing by its name, or all whose names begin so
     */
    public record Right(ResourcePattern on, List<AclOperation> operations) {

        public Right {
            operations = List.copyOf(operations);
        }

        public static Right onTopic(String topic, AclOperation... operations) {
            return literal(ResourceType.TOPIC, topic, operations);
        }

        public static Right onGroup(String group, AclOperation... operations) {
            return literal(ResourceType.GROUP, group, operations);
        }

        public static Right onTransactionalId(String id, AclOperation... operations) {
            return literal(ResourceType.TRANSACTIONAL_ID, id, operations);
        }

        private static Right literal(ResourceType type, String name, AclOperation... operations) {
            return new Right(new ResourcePattern(type, name, PatternType.LITERAL), List.of(operations));
        }

        public boolean isPrefix() {
            return on.patternType() == PatternType.PREFIXED;
        }

        boolean covers(ResourceType type, String name) {
            return on.resourceType() == type && (isPrefix() ? name.startsWith(on.name()) : name.equals(on.name()));
        }

        /** As kafka-acls names it: {@code topic}, {@code group}, {@code transactional-id}. */
        public String resource() {
            return on.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** For people: {@code hb-*} where it is a prefix. */
        public String pattern() {
            return isPrefix() ? on.name() + "*" : on.name();
        }

        /** As kafka-acls names them: {@code DescribeConfigs}. */
        public List<String> operationNames() {
            return operations.stream().map(Right::operationName).toList();
        }

        private static String operationName(AclOperation operation) {
            return Stream.of(operation.name().split("_", -1))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }

        private String sentence() {
            return operations.stream().map(AclOperation::name).collect(Collectors.joining(", ")) + " on "
                    + on.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + pattern();
        }

        /** The command that grants it. */
        public String command(String bootstrapServers, String principal) {
            return "kafka-acls --bootstrap-server " + bootstrapServers + " --add --allow-principal '" + principal + "' "
                    + operationNames().stream()
                            .map(operation -> "--operation " + operation)
                            .collect(Collectors.joining(" "))
                    + " --" + resource() + " '" + on.name() + "'"
                    + (isPrefix() ? " --resource-pattern-type prefixed" : "");
        }
    }
}
