package io.pitwall.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A way to do the same thing differently, under which a topology must give the same rows: for {@link
 * TelemetryTest#holdsFor}. Immutable.
 */
public final class Variation {

    /** Makes other steps of the steps of a test. */
    private interface Change {
        List<Step> of(List<Step> steps, Random random);
    }

    private final String name;
    private final boolean keepsOrder;
    private final Change change;

    private Variation(String name, boolean keepsOrder, Change change) {
        this.name = name;
        this.keepsOrder = keepsOrder;
        this.change = change;
    }

    /**
     * The rows of each stream are cut into records in any way, and records of different streams come in any order; what is
     * separated by anything else than rows stays apart.
     */
    public static Variation anyBatching() {
        return new Variation(
                "anyBatching()", true, (steps, random) -> StreamRuns.rewrite(steps, random, StreamRuns::cutAnywhere));
    }

    /** Commits and crashes between any two steps, crashes also in the middle of a commit. */
    public static Variation anyCrashPoint() {
        return new Variation("anyCrashPoint()", true, Variation::withCrashes);
    }

    /**
     * Rows of a stream whose times are apart by no more than this come in any order. The rows that come out are compared in
     * order of their times.
     *
     * @throws IllegalArgumentException if the duration is not positive
     */
    public static Variation outOfOrderWithin(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("rows must be out of order within a positive time, but it's " + time);
        }
        return new Variation(
                "outOfOrderWithin(" + time + ")",
                false,
                (steps, random) -> StreamRuns.rewrite(
                        steps, random, (run, choice) -> StreamRuns.shuffleWithin(run, time.toNanos(), choice)));
    }

    private static List<Step> withCrashes(List<Step> steps, Random random) {
        List<Step> changed = new ArrayList<>();
        int crashAt = random.nextInt(steps.size() + 1);
        for (int i = 0; i <= steps.size(); i++) {
            if (random.nextInt(3) == 0) {
                changed.add(Step.Event.COMMIT);
            }
            if (i == crashAt || random.nextInt(8) == 0) {
                changed.add(random.nextBoolean() ? Step.Event.CRASH : Step.Event.CRASH_IN_COMMIT);
            }
            if (i < steps.size()) {
                changed.add(steps.get(i));
            }
        }
        return changed;
    }

    List<Step> apply(List<Step> steps, Random random) {
        return change.of(steps, random);
    }

    boolean keepsOrder() {
        return keepsOrder;
    }

    /** As it is written in the test. */
    @Override
    public String toString() {
        return name;
    }
}
