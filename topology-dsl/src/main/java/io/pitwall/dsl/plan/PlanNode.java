package io.pitwall.dsl.plan;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamContext;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.WindowQuery;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One step of a plan. Its name is unique within the plan and becomes the name of the processor. */
public sealed interface PlanNode {

    String name();

    /** The names of the nodes this one reads from. */
    List<String> inputs();

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
    }

    /** A step that reads from one other. */
    sealed interface Step extends PlanNode {

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
    }

    /** Keeps parameter data of all names; drops events. */
    record AllParameters(String name, String input) implements Step {}

    /** Keeps the named parameters and the rows that have a value of them; drops events. */
    record Select(String name, String input, List<String> parameters) implements Step {}

    /** Holds rows and releases packets. */
    record Buffer(String name, String input, Packets packets) implements Step {

        /** The store of the rows that are held. */
        public String storeName() {
            return packets.name() + ".buffer";
        }
    }

    /**
     * Computes windows of rows. Where late rows have a topic, the results go to the {@link WindowResults} and the late rows to
     * the {@link LateRows} that read from this one, by name; otherwise results go to all who read from it.
     */
    record Window(String name, String input, WindowQuery query) implements Step {

        /** The store of the open windows. */
        public String storeName() {
            return query.windowing().name() + ".window";
        }

        /** The name of its {@link WindowResults}, if there are. */
        public String resultsName() {
            return query.windowing().name() + ".results";
        }

        /** The name of its {@link LateRows}, if there are. */
        public String lateName() {
            return query.windowing().name() + ".late";
        }
    }

    /** The results of windows whose late rows have a topic. */
    record WindowResults(String name, String input) implements Step {}

    /** The rows that came too late for windows, or too far ahead. */
    record LateRows(String name, String input) implements Step {}

    /** Adds a number computed from each row. */
    record DeriveNumber(
            String name,
            String input,
            String parameter,
            @Nullable List<String> declared,
            ToDoubleFunction<Row> function)
            implements Step {}

    /** Adds a text computed from each row. */
    record DeriveText(
            String name,
            String input,
            String parameter,
            @Nullable List<String> declared,
            Function<Row, @Nullable String> function)
            implements Step {}

    /** Keeps the rows that satisfy a condition. */
    record Where(String name, String input, @Nullable List<String> declared, Predicate<Row> condition)
            implements Step {}

    /**
     * Makes other parameter data of it.
     *
     * @param label as the topology class says it
     * @param contextStore the store that knows the streams
     */
    record MapPackets(
            String name,
            String input,
            String label,
            String contextStore,
            BiFunction<StreamContext, ParameterData, ParameterData> function)
            implements Step {}

    /**
     * Looks at parameter data and passes it on.
     *
     * @param label as the topology class says it; the name of the node where it does not
     * @param contextStore the store that knows the streams
     */
    record Peek(
            String name,
            String input,
            String label,
            String contextStore,
            BiConsumer<StreamContext, ParameterData> action)
            implements Step {}

    /** Looks at events and passes them on; as {@link Peek}. */
    record PeekEvents(
            String name, String input, String label, String contextStore, BiConsumer<StreamContext, EventBatch> action)
            implements Step {}

    /** Keeps events, those with the named ids or all if none is named; drops parameters. */
    record SelectEvents(String name, String input, List<String> ids) implements Step {}

    /** Gives each row to one of the branches that read from it, in the order of the plan. */
    record Split(String name, String input, @Nullable List<String> declared) implements Step {}

    /**
     * The rows of a split for which this condition holds and none of the branches before.
     *
     * @param label as the topology class says it
     */
    record Branch(String name, String input, String label, Predicate<Row> condition) implements Step {}

    /** The rows of a split that no branch takes. */
    record Otherwise(String name, String input) implements Step {}

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

        /** Tells the sinks of the topic apart, also in the next version of the topology. */
        public String side() {
            return input + " as " + identity;
        }
    }
}
