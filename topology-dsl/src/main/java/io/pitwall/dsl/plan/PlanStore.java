package io.pitwall.dsl.plan;

import static java.util.Objects.requireNonNull;

/**
 * A store of a plan.
 *
 * @param name unique within the plan
 * @param kind what it holds
 */
public record PlanStore(String name, StateKind kind) {

    public PlanStore {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
    }

    /** The internal topic that keeps the state of an application, as Kafka Streams names it. */
    public String changelogTopic(String applicationId) {
        return applicationId + "-" + name + "-changelog";
    }

    /** For people: {@code brake.buffer (rows that are held)}. */
    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }
}
