package io.pitwall.dsl.plan;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamContext;
import io.pitwall.dsl.OnError;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.WindowQuery;
import java.math.BigDecimal;
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

    /** What it does with what it is told, for people: {@code buffer brake: every 100 ms or idle 1 s}. */
    String text();

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

        @Override
        public String text() {
            return "topic " + topic
                    + (endWhenIdle == null ? "" : ", streams end when idle for " + seconds(endWhenIdle));
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

        @Override
        public String text() {
            return "merge " + label;
        }

        @Override
        public List<PlanStore> stores() {
            return List.of(new PlanStore(storeName(), StateKind.MERGED_STREAMS));
        }
    }

    /** A step that calls a user's function. */
    sealed interface FunctionStep extends Step {

        /** What happens when the function throws. */
        OnError onError();

        /** The function with what it is told, without what happens when it throws. */
        String call();

        @Override
        default String text() {
            return onError().equals(OnError.fail()) ? call() : call() + ", on error " + onError();
        }
    }

    /** Keeps parameter data of all names; drops events. */
    record AllParameters(String name, String input) implements Step {

        @Override
        public String text() {
            return "all parameters";
        }
    }

    /** Keeps the named parameters and the rows that have a value of them; drops events. */
    record Select(String name, String input, List<String> parameters) implements Step {

        @Override
        public String text() {
            return "select " + String.join(", ", parameters);
        }
    }

    /** Holds rows and releases packets. */
    record Buffer(String name, String input, Packets packets) implements Step {

        /** The store of the rows that are held. */
        public String storeName() {
            return packets.name() + ".buffer";
        }

        @Override
        public String text() {
            return "buffer " + packets.name() + ": " + packets;
        }

        @Override
        public List<PlanStore> stores() {
            return List.of(new PlanStore(storeName(), StateKind.HELD_ROWS));
        }
    }

    /**
     * Computes windows of rows. Where late rows have a topic, the results go to the {@link WindowResults} and the late rows to
     * the {@link LateRows} that read from this one, by name; otherwise results go to all who read from it.
     *
     * @param contextStore the store that knows the streams
     */
    record Window(String name, String input, WindowQuery query, String contextStore) implements Step {

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

        @Override
        public String text() {
            return "window " + query.windowing().name() + ": " + query;
        }

        @Override
        public List<PlanStore> stores() {
            return List.of(new PlanStore(storeName(), StateKind.OPEN_WINDOWS));
        }

        @Override
        public String held() {
            return query.windowing().openWindows();
        }
    }

    /** The results of windows whose late rows have a topic. */
    record WindowResults(String name, String input) implements Step {

        @Override
        public String text() {
            return "results";
        }
    }

    /** The rows that came too late for windows, or too far ahead. */
    record LateRows(String name, String input) implements Step {

        @Override
        public String text() {
            return "late rows";
        }
    }

    /** Adds a number computed from each row. */
    record DeriveNumber(
            String name,
            String input,
            String parameter,
            @Nullable List<String> declared,
            ToDoubleFunction<Row> function,
            OnError onError)
            implements FunctionStep {

        @Override
        public String call() {
            return "derive number " + parameter;
        }
    }

    /** Adds a text computed from each row. */
    record DeriveText(
            String name,
            String input,
            String parameter,
            @Nullable List<String> declared,
            Function<Row, @Nullable String> function,
            OnError onError)
            implements FunctionStep {

        @Override
        public String call() {
            return "derive text " + parameter;
        }
    }

    /** Keeps the rows that satisfy a condition. */
    record Where(String name, String input, @Nullable List<String> declared, Predicate<Row> condition, OnError onError)
            implements FunctionStep {

        @Override
        public String call() {
            return "where a condition holds";
        }
    }

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
            BiFunction<StreamContext, ParameterData, ParameterData> function,
            OnError onError)
            implements FunctionStep {

        @Override
        public String call() {
            return "map '" + label + "'";
        }
    }

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
            BiConsumer<StreamContext, ParameterData> action,
            OnError onError)
            implements FunctionStep {

        @Override
        public String call() {
            return label.equals(name) ? "peek" : "peek '" + label + "'";
        }
    }

    /** Looks at events and passes them on; as {@link Peek}. */
    record PeekEvents(
            String name,
            String input,
            String label,
            String contextStore,
            BiConsumer<StreamContext, EventBatch> action,
            OnError onError)
            implements FunctionStep {

        @Override
        public String call() {
            return label.equals(name) ? "peek" : "peek '" + label + "'";
        }
    }

    /** Keeps events, those with the named ids or all if none is named; drops parameters. */
    record SelectEvents(String name, String input, List<String> ids) implements Step {

        @Override
        public String text() {
            return ids.isEmpty() ? "all events" : "events " + String.join(", ", ids);
        }
    }

    /** Gives each row to one of the branches that read from it, in the order of the plan. */
    record Split(String name, String input, @Nullable List<String> declared) implements Step {

        @Override
        public String text() {
            return "split rows";
        }
    }

    /**
     * The rows of a split for which this condition holds and none of the branches before.
     *
     * @param label as the topology class says it
     */
    record Branch(String name, String input, String label, Predicate<Row> condition, OnError onError)
            implements FunctionStep {

        @Override
        public String call() {
            return "branch '" + label + "'";
        }
    }

    /** The rows of a split that no branch takes. */
    record Otherwise(String name, String input) implements Step {

        @Override
        public String text() {
            return "otherwise";
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
