package io.pitwall.test;

import io.pitwall.data.StreamEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays steps again and again, in other ways, until the outcome differs; then looks for the smallest steps that show it. */
final class VariedRuns {

    private static final Instant ANOTHER_TIME = TelemetryTest.START.plus(
            Duration.ofDays(403).plusHours(7).plusSeconds(71).plusMillis(113));
    private static final int TRIES_WHEN_SHRINKING = 12;

    private final TestedApplication application;
    private final int partitions;
    private final List<Variation> variations;
    private final Trials trials;

    VariedRuns(TestedApplication application, int partitions, List<Variation> variations, Trials trials) {
        this.application = application;
        this.partitions = partitions;
        this.variations = variations;
        this.trials = trials;
    }

    /** What is wrong, of which steps, and how it came out. */
    private record Failure(String what, List<Step> steps, String difference) {}

    /** Something that steps may show to be wrong. */
    private interface Check {
        @Nullable
        Failure of(List<Step> steps);
    }

    void check(List<Step> steps) {
        require(steps, this::leak);
        require(steps, this::otherwiseNextTime);
        Outcome expected = play(steps, TelemetryTest.START);
        for (int run = 0; run < trials.runs() && !variations.isEmpty(); run++) {
            List<Variation> chosen = chosen(run);
            long seed = trials.seed() + run;
            if (varied(steps, expected, chosen, seed) != null) {
                require(steps, candidate -> varied(candidate, chosen, seed));
            }
        }
    }

    /** One after the other alone, then all together. */
    private List<Variation> chosen(int run) {
        int turn = run % (variations.size() + 1);
        return turn < variations.size() ? List.of(variations.get(turn)) : variations;
    }

    private void require(List<Step> steps, Check check) {
        Failure failure = check.of(steps);
        if (failure == null) {
            return;
        }
        List<Step> smallest = Shrinking.smallest(steps, candidate -> shows(check, candidate));
        Failure found = check.of(smallest);
        Failure shown = found == null ? failure : found;
        throw new AssertionError("\n" + shown.what + "\nThe smallest steps that show it:\n" + text(smallest)
                + (shown.steps.equals(smallest) ? "" : "and as they were varied:\n" + text(shown.steps))
                + "\n" + shown.difference);
    }

    /** Steps that cannot be done at all show nothing. */
    private static boolean shows(Check check, List<Step> steps) {
        try {
            return check.of(steps) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String text(List<Step> steps) {
        return steps.stream().map(step -> step.toString().indent(2)).collect(Collectors.joining());
    }

    private @Nullable Failure leak(List<Step> steps) {
        Outcome outcome = play(steps, TelemetryTest.START);
        return outcome.held().isEmpty() || steps.stream().anyMatch(Step.Raw.class::isInstance)
                ? null
                : new Failure(
                        "the topology still holds state when all streams have ended",
                        steps,
                        "entries by store: " + outcome.held());
    }

    private @Nullable Failure otherwiseNextTime(List<Step> steps) {
        Outcome first = play(steps, TelemetryTest.START);
        awaitAnotherMillisecond();
        String difference = difference(first, steps, ANOTHER_TIME, true);
        return difference == null
                ? null
                : new Failure(
                        "the topology does not do the same when the same is done again: it uses the system clock, chance, or"
                                + " what it kept outside its state",
                        steps,
                        difference);
    }

    /** The clock that a topology must not use has moved on. */
    private static void awaitAnotherMillisecond() {
        long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < 2_000_000) {
            Thread.onSpinWait();
        }
    }

    private @Nullable Failure varied(List<Step> steps, List<Variation> chosen, long firstSeed) {
        Outcome expected = play(steps, TelemetryTest.START);
        for (int i = 0; i < TRIES_WHEN_SHRINKING; i++) {
            Failure failure = varied(steps, expected, chosen, firstSeed + i);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    private @Nullable Failure varied(List<Step> steps, Outcome expected, List<Variation> chosen, long seed) {
        Random random = new Random(seed);
        List<Step> changed = steps;
        boolean inOrder = true;
        for (Variation variation : chosen) {
            changed = variation.apply(changed, random);
            inOrder &= variation.keepsOrder();
        }
        String difference = difference(expected, changed, TelemetryTest.START, inOrder);
        return difference == null
                ? null
                : new Failure(
                        "the topology does not hold for "
                                + chosen.stream().map(Variation::toString).collect(Collectors.joining(", "))
                                + " with seed " + trials.seed() + "; -Dpitwall.test.seed=" + trials.seed()
                                + " repeats it",
                        changed,
                        difference);
    }

    private @Nullable String difference(Outcome expected, List<Step> steps, Instant start, boolean inOrder) {
        try {
            return expected.differenceTo(play(steps, start), inOrder);
        } catch (RuntimeException e) {
            return "it fails: " + e;
        }
    }

    /** Plays the steps, ends what they left open, and commits until nothing more is written. */
    private Outcome play(List<Step> steps, Instant start) {
        try (var test = new TelemetryTest(application, partitions, start)) {
            steps.forEach(step -> step.play(test));
            opened(steps).forEach(stream -> test.topic(stream.topic()).stream(stream.id())
                    .end());
            test.commit().commit();
            return Outcome.of(test, TestedTopics.of(application).outputs());
        }
    }

    private static List<Step.Stream> opened(List<Step> steps) {
        Map<Step.Stream, Boolean> open = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step instanceof Step.Data data) {
                open.put(data.stream(), true);
            } else if (step instanceof Step.Message message) {
                open.put(message.stream(), !(message.message() instanceof StreamEnd));
            }
        }
        List<Step.Stream> streams = new ArrayList<>();
        open.forEach((stream, isOpen) -> {
            if (isOpen) {
                streams.add(stream);
            }
        });
        return streams;
    }
}
