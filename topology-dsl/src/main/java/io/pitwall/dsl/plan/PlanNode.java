package io.pitwall.dsl.plan;

import io.pitwall.dsl.StreamIdentity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a plan. Its name is unique within the plan and becomes the name of the processor. */
public sealed interface PlanNode {

    String name();

    /** The names of the nodes this one reads from. */
    List<String> inputs();

    /** What it does with what it is told, for people: {@code buffer brake: every 100 ms or idle 1 s}. */
    String text();

    /** The names of the processors that are made of it; the exit of a topic is made of all its sinks. */
    default List<String> processors() {
        return List.of(name());
    }

    /** The stores it owns. */
    default List<PlanStore> stores() {
        return List.of();
    }

    /** What its stores hold, where there is more to it than their kinds; another plan must hold the same to read it. */
    default String held() {
        return "";
    }

    /**
     * Reads a topic and keeps the context of its streams.
     *
     * @param endWhenIdle after how long without a message a stream is ended; null for never
     */
    record Source(String name, String topic, @Nullable Duration endWhenIdle) implements PlanNode {

        @Override
        public List<String> inputs() {
            return List.of();
        }

        /** The store of fragments whose messages are incomplete. */
        public String fragmentStoreName() {
            return topic + ".fragments";
        }

        /** The store of the streams' contexts. */
        public String storeName() {
            return topic + ".context";
        }

        /** The processor that decodes. */
        public String decodeName() {
            return topic + ".decode";
        }

        /** The processor that gets the messages. */
        public String messagesName() {
            return topic + ".context";
        }

        /** The sink that gets what cannot be read. */
        public String deadLettersName() {
            return topic + ".dead-letters";
        }

        @Override
        public String text() {
            return "topic " + topic
                    + (endWhenIdle == null ? "" : ", streams end when idle for " + seconds(endWhenIdle));
        }

        @Override
        public List<String> processors() {
            return List.of(name(), decodeName(), messagesName(), deadLettersName());
        }

        @Override
        public List<PlanStore> stores() {
            return List.of(
                    new PlanStore(storeName(), StateKind.CONTEXTS),
                    new PlanStore(fragmentStoreName(), StateKind.FRAGMENTS));
        }

        private static String seconds(Duration time) {
            return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
        }
    }

    /** A step that reads from one other. */
    sealed interface Step extends PlanNode permits RoutingStep, HoldingStep, FunctionStep, Sink {

        /** The name of the node this one reads from. */
        String input();

        @Override
        default List<String> inputs() {
            return List.of(input());
        }
    }

    /**
     * Makes one stream of what comes under one id from several nodes.
     *
     * @param label as the topology class says it
     * @param contextStores for each input the store that knows its streams
     */
    record Merge(String name, String label, List<String> inputs, List<String> contextStores) implements PlanNode {

        public Merge {
            inputs = List.copyOf(inputs);
            contextStores = List.copyOf(contextStores);
        }

        /** The store of what the inputs have said of each stream. */
        public String storeName() {
            return label + ".merge";
        }

        @Override
        public List<String> processors() {
            return SideNames.withMerge(name(), name(), inputs.size());
        }

        @Override
        public String text() {
            return "merge " + label;
        }

        @Override
        public List<PlanStore> stores() {
            return List.of(new PlanStore(storeName(), StateKind.MERGED_STREAMS));
        }
    }

    /**
     * Writes to a topic, on which several may write.
     *
     * @param contextStore the store that knows the streams
     */
    record Sink(String name, String input, String topic, StreamIdentity identity, String contextStore) implements Step {

        /** The store of what the streams have said, where several sinks write to the topic. */
        public String storeName() {
            return topic + ".exit";
        }

        /** The processor that makes records for the topic, one for all its sinks. */
        public String exitName() {
            return topic + ".exit";
        }

        /** The processor that makes one stream of those of several sinks of the topic. */
        public String exitMergeName() {
            return topic + ".exit-merge";
        }

        /** Tells the sinks of the topic apart, also in the next version of the topology. */
        public String side() {
            return input + " as " + identity;
        }

        @Override
        public String text() {
            return identity.keepsIds() ? "to " + topic : "to " + topic + " as " + identity;
        }
    }
}
