package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import io.pitwall.dsl.plan.PlanBuilder;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.rules.aggregate.Aggregate;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.Windowing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of each stream in windows, of which nothing is computed yet. */
public final class WindowStage {

    private final PlanBuilder plan;
    private final PlanNode input;
    private final @Nullable List<String> declared;
    private final Windowing windowing;

    WindowStage(PlanBuilder plan, PlanNode input, @Nullable List<String> declared, Windowing windowing) {
        this.plan = plan;
        this.input = input;
        this.declared = declared;
        this.windowing = windowing;
    }

    /**
     * One row for each window, with a column for each aggregate and the tag that windows are grouped by.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed", "Brake")
     *         .window(Windowing.named("summary").tumbling(ofMillis(100)))
     *         .aggregate(count().as("Rows"), max("Speed"), last("Brake")).to("summaries");
     * }</pre>
     *
     * <p>The cell of an aggregate that has nothing to say is missing. Definitions of parameters are not passed on: they are
     * those of other columns. What is in open windows survives crashes; under at-least-once a result may come twice, or with
     * rows that count twice, but none is lost. An aggregate of one's own that throws stops the application with a message
     * that names window, stream and record.
     *
     * @throws IllegalArgumentException if two columns have the same name, an aggregate reads a parameter that is not among
     *     those of this stage, or the name of the window is taken
     */
    public ParameterStage aggregate(Aggregate first, Aggregate... others) {
        List<Aggregate> aggregates = new ArrayList<>(List.of(others));
        aggregates.add(0, requireNonNull(first, "first"));
        WindowQuery query = new WindowQuery(windowing, aggregates);
        if (declared != null && !declared.containsAll(query.parameters())) {
            throw new IllegalArgumentException("window '" + windowing.name() + "' aggregates "
                    + String.join(", ", query.parameters())
                    + ", which are not all among the parameters of its stage: " + String.join(", ", declared));
        }
        return new ParameterStage(plan, plan.window(input, query), query.columns());
    }
}
