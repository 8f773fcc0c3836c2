package io.pitwall.dsl.plan;

import io.pitwall.data.Row;
import io.pitwall.dsl.OnError;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A step that passes a part of what comes on to those behind it, and changes none of it. */
public sealed interface RoutingStep extends PlanNode.Step {

    /** Keeps parameter data of all names; drops events. */
    record AllParameters(String name, String input) implements RoutingStep {

        @Override
        public String text() {
            return "all parameters";
        }
    }

    /** Keeps the named parameters and the rows that have a value of them; drops events. */
    record Select(String name, String input, List<String> parameters) implements RoutingStep {

        @Override
        public String text() {
            return "select " + String.join(", ", parameters);
        }
    }

    /** Keeps events, those with the named ids or all if none is named; drops parameters. */
    record SelectEvents(String name, String input, List<String> ids) implements RoutingStep {

        @Override
        public String text() {
            return ids.isEmpty() ? "all events" : "events " + String.join(", ", ids);
        }
    }

    /** Gives each row to one of the branches that read from it, in the order of the plan. */
    record Split(String name, String input, @Nullable List<String> declared) implements RoutingStep {

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
            implements RoutingStep, FunctionStep {

        @Override
        public String call() {
            return "branch '" + label + "'";
        }

        /** The split calls its condition, so that there is no other processor for what goes on. */
        @Override
        public List<String> processors() {
            return onError.last() == OnError.Last.DEAD_LETTER ? List.of(name, deadLettersName()) : List.of(name);
        }
    }

    /** The rows of a split that no branch takes. */
    record Otherwise(String name, String input) implements RoutingStep {

        @Override
        public String text() {
            return "otherwise";
        }
    }

    /** The results of windows whose late rows have a topic. */
    record WindowResults(String name, String input) implements RoutingStep {

        @Override
        public String text() {
            return "results";
        }
    }

    /** The rows that came too late for windows, or too far ahead. */
    record LateRows(String name, String input) implements RoutingStep {

        @Override
        public String text() {
            return "late rows";
        }
    }
}
