package io.pitwall.dsl.plan;

import io.pitwall.dsl.OnError;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.WindowQuery;
import java.util.List;

/** A step that keeps rows, or what it knows of them, in a store until a rule releases them. */
public sealed interface HoldingStep extends PlanNode.Step {

    /** Holds rows and releases packets. */
    record Buffer(String name, String input, Packets packets, OnError onError) implements HoldingStep, FunctionStep {

        /** The store of the rows that are held. */
        public String storeName() {
            return packets.name() + ".buffer";
        }

        @Override
        public String call() {
            return "buffer " + packets.name() + ": " + packets;
        }

        @Override
        public List<PlanStore> stores() {
            return List.of(new PlanStore(storeName(), StateKind.HELD_ROWS));
        }
    }

    /**
     * Computes windows of rows. Where late rows have a topic, the results go to the {@link RoutingStep.WindowResults} and the late rows to
     * the {@link RoutingStep.LateRows} that read from this one, by name; otherwise results go to all who read from it.
     *
     * @param contextStore the store that knows the streams
     */
    record Window(String name, String input, WindowQuery query, String contextStore) implements HoldingStep {

        /** The store of the open windows. */
        public String storeName() {
            return query.windowing().name() + ".window";
        }

        /** The name of its {@link RoutingStep.WindowResults}, if there are. */
        public String resultsName() {
            return query.windowing().name() + ".results";
        }

        /** The name of its {@link RoutingStep.LateRows}, if there are. */
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
}
