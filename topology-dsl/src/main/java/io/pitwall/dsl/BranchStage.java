package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.Row;
import io.pitwall.dsl.plan.PlanBuilder;
import io.pitwall.dsl.plan.PlanNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a stage on their way to one of several branches: each goes to the first whose condition holds, in the order in
 * which the branches are said, and to none if none holds and there is no {@link #otherwise}.
 *
 * <p>Properties, definitions and ends go to every branch.
 */
public final class BranchStage {

    private final PlanBuilder plan;
    private final PlanNode split;
    private final @Nullable List<String> declared;

    BranchStage(PlanBuilder plan, PlanNode split, @Nullable List<String> declared) {
        this.plan = plan;
        this.split = split;
        this.declared = declared;
    }

    /**
     * One branch more.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .branch("quick", row -> row.number("Speed") > 250, quick -> quick.to("above-250"))
     *         .branch("steady", row -> row.number("Speed") > 200, steady -> steady.to("above-200"));
     * }</pre>
     *
     * <p>A condition that throws stops the application with a message that names the branch, stream and record.
     *
     * @param name of the branch, for errors and metrics; each has its own
     * @param branch what is done with its rows; called at once
     */
    public BranchStage branch(String name, Predicate<Row> condition, Consumer<ParameterStage> branch) {
        return branch(name, condition, branch, OnError.fail());
    }

    /**
     * As {@link #branch(String, Predicate, Consumer)}; a row on which the condition throws goes where {@code onError} says,
     * and to no branch.
     */
    public BranchStage branch(String name, Predicate<Row> condition, Consumer<ParameterStage> branch, OnError onError) {
        requireNonNull(name, "name");
        requireNonNull(condition, "condition");
        requireNonNull(branch, "branch");
        requireNonNull(onError, "onError");
        branch.accept(new ParameterStage(plan, plan.branch(split, name, condition, onError), declared));
        return this;
    }

    /**
     * The rows that no branch has taken.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Brake")
     *         .branch("braking", row -> row.number("Brake") > 0, braking -> braking.to("pedal-on"))
     *         .otherwise(rest -> rest.to("pedal-off"));
     * }</pre>
     *
     * @param branch what is done with them; called at once
     * @throws IllegalArgumentException if it was said before
     */
    public void otherwise(Consumer<ParameterStage> branch) {
        requireNonNull(branch, "branch");
        branch.accept(new ParameterStage(plan, plan.otherwise(split), declared));
    }
}
