package io.pitwall.serdes.packed.numbers;

import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column were written last, to be tried first next time.
 *
 * @param bytesPerValue what it cost when it was chosen
 * @param blocksLeft so many blocks until all ways are tried again
 * @param interval blocks from this search to the next
 * @param other what served before, to be tried second: many columns change between two
 */
public record NumberChoice(
        Mapping mapping,
        Draft.Codes codes,
        double bytesPerValue,
        int blocksLeft,
        int interval,
        @Nullable NumberChoice other) {

    private static final int FIRST_INTERVAL = 4;
    private static final int LAST_INTERVAL = 128;

    /** The outcome of a search after {@code kept}: the more often it changes nothing, the longer the next can wait. */
    static NumberChoice found(Mapping mapping, Draft.Codes codes, double bytesPerValue, @Nullable NumberChoice kept) {
        if (kept == null) {
            return new NumberChoice(mapping, codes, bytesPerValue, FIRST_INTERVAL, FIRST_INTERVAL, null);
        }
        boolean same = kept.mapping.equals(mapping) && kept.codes.equals(codes);
        int next = Math.min(LAST_INTERVAL, 2 * kept.interval);
        return new NumberChoice(mapping, codes, bytesPerValue, next, next, same ? kept.other : kept.alone());
    }

    NumberChoice used() {
        return new NumberChoice(mapping, codes, bytesPerValue, blocksLeft - 1, interval, other);
    }

    /** This choice, which served where the kept one did not. */
    NumberChoice insteadOf(NumberChoice kept) {
        return new NumberChoice(mapping, codes, bytesPerValue, kept.blocksLeft - 1, kept.interval, kept.alone());
    }

    private NumberChoice alone() {
        return new NumberChoice(mapping, codes, bytesPerValue, blocksLeft, interval, null);
    }

    boolean isDue() {
        return blocksLeft <= 0;
    }

    /** True when numbers cost clearly more than when this was chosen. */
    boolean isWorse(int size, int count) {
        return size > 1.08 * bytesPerValue * count + 4;
    }
}
