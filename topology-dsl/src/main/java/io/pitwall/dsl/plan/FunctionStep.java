package io.pitwall.dsl.plan;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamContext;
import io.pitwall.dsl.OnError;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A step that calls a user's function. */
public sealed interface FunctionStep extends PlanNode.Step
        permits FunctionStep.DeriveNumber,
                FunctionStep.DeriveText,
                FunctionStep.Where,
                FunctionStep.MapPackets,
                FunctionStep.Peek,
                FunctionStep.PeekEvents,
                RoutingStep.Branch,
                HoldingStep.Buffer {

    /** What happens when the function throws. */
    OnError onError();

    /** The function with what it is told, without what happens when it throws. */
    String call();

    /** The sink that gets dead letters, where the step sends any. */
    default String deadLettersName() {
        return name() + ".dead-letters";
    }

    /** The processor that gets what goes on, where the step sends dead letters. */
    default String outputName() {
        return name() + ".output";
    }

    @Override
    default List<String> processors() {
        return onError().last() == OnError.Last.DEAD_LETTER
                ? List.of(name(), outputName(), deadLettersName())
                : List.of(name());
    }

    @Override
    default String text() {
        return onError().equals(OnError.fail()) ? call() : call() + ", on error " + onError();
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
}
