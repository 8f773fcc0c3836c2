package io.pitwall.app;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;

/** What a cluster with ACLs has not allowed, and which rights are needed there: Kafka says on what, but not which. */
final class RefusedRight {

    private RefusedRight() {}

    /** One sentence for a refusal; empty for what is none. */
    static Optional<String> sentence(Throwable refusal, NeededRights needed) {
        if (refusal instanceof TopicAuthorizationException topics) {
            Set<String> names = new TreeSet<>(topics.unauthorizedTopics());
            return Optional.of(needed.principal() + " is not allowed to do this"
                    + (names.isEmpty() ? "" : " with topic " + String.join(", ", names))
                    + rights(
                            needed.on(ResourceType.TOPIC, names),
                            "READ on what is read, WRITE on what is written, DESCRIBE on both, and CREATE on what is to be"
                                    + " created"));
        }
        if (refusal instanceof GroupAuthorizationException group) {
            Set<String> names = group.groupId() == null ? Set.of() : Set.of(group.groupId());
            return Optional.of(needed.principal() + " is not allowed to do this with group " + group.groupId()
                    + rights(
                            needed.on(ResourceType.GROUP, names),
                            "READ on the group, which is called as --application-id says"));
        }
        if (refusal instanceof TransactionalIdAuthorizationException) {
            return Optional.of(needed.principal() + " is not allowed to write in transactions"
                    + rights(
                            needed.on(ResourceType.TRANSACTIONAL_ID, Set.of()),
                            "WRITE on transactional ids that begin as --application-id says"));
        }
        if (refusal instanceof ClusterAuthorizationException) {
            // A producer is told so whose user may write to no topic at all.
            return Optional.of(needed.principal() + " is not allowed to do this"
                    + rights(
                            needed.on(ResourceType.TOPIC, Set.of()),
                            "WRITE on a topic to write to it, CREATE on one or on the cluster to create it, DESCRIBE on the"
                                    + " cluster to ask for it"));
        }
        return Optional.empty();
    }

    private static String rights(String known, String usual) {
        return "; its ACLs must allow " + (known.isEmpty() ? usual : known);
    }
}
