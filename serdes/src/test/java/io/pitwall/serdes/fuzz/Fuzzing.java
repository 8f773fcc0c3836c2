package io.pitwall.serdes.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A run of mutants against a decoder, in blocks that can be repeated by their seed.
 *
 * <p>{@code -Dpitwall.fuzz.cases=N} sets the number of cases, {@code -Dpitwall.fuzz.seed=N} repeats a run.
 */
final class Fuzzing {

    /** Much longer than any case takes on a busy machine; it only tells a hang from work. */
    private static final Duration HANG = Duration.ofSeconds(30);

    private final String name;
    private final GuardedReading<?> reading;
    private final List<FuzzInput> seeds;
    private final int blocks;
    private final long cases;
    private final long seed = Long.getLong("pitwall.fuzz.seed", System.nanoTime());
    private final AtomicLong timeNs = new AtomicLong();
    private final AtomicLong values = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    /** @param standardCases unless the setting says another number */
    Fuzzing(String name, GuardedReading<?> reading, List<FuzzInput> seeds, int blocks, long standardCases) {
        this.name = name;
        this.reading = reading;
        this.seeds = seeds;
        this.blocks = blocks;
        this.cases = Long.getLong("pitwall.fuzz.cases", standardCases);
    }

    /** Reads the mutants of one block. */
    void run(int block) {
        long startNs = System.nanoTime();
        new Watchdog(HANG).watch(next -> {
            Mutator mutator = new Mutator(new SplittableRandom(seed + block), seeds);
            for (long left = (cases + blocks - 1) / blocks; left > 0; left--) {
                FuzzInput input = mutator.next();
                next.accept(input);
                boolean read = reading.of(input).value() != null;
                (read ? values : refusals).incrementAndGet();
            }
        });
        timeNs.addAndGet(System.nanoTime() - startNs);
    }

    long valueCount() {
        return values.get();
    }

    long refusalCount() {
        return refusals.get();
    }

    /** For the log of the build. */
    @Override
    public String toString() {
        return "fuzz %s: %d cases, seed %d, %d values, %d refusals, %d ms"
                .formatted(
                        name,
                        values.get() + refusals.get(),
                        seed,
                        values.get(),
                        refusals.get(),
                        timeNs.get() / 1_000_000);
    }
}
