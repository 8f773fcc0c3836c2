package io.pitwall.serdes.packed.numbers;

import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column were written last, to be tried first next time.
 *
 * @param bytesPerValue what it cost lately
 * @param age blocks since all ways were tried
 * @param interval blocks from that search to the next
 * @param other what served before, to be tried second: many columns change between two
 */
public record NumberChoice(
        Mapping mapping,
        Draft.Forms forms,
        double bytesPerValue,
        int age,
        int interval,
        @Nullable NumberChoice other) {

    private static final int LAST_INTERVAL = 128;
    private static final int FRESH_INTERVAL = 16;

    /** A search that nothing but a worse block asks for waits for so much of the interval. */
    private static final int PATIENCE = 8;

    /** How much of the cost of a block is remembered. */
    private static final double NEW_SHARE = 0.25;

    /** The outcome of a search after {@code kept}: the more there were, the longer the next can wait. */
    static NumberChoice found(Mapping mapping, Draft.Forms forms, double bytesPerValue, @Nullable NumberChoice kept) {
        if (kept == null) {
            return new NumberChoice(mapping, forms, bytesPerValue, 0, 1, null);
        }
        boolean same = kept.mapping.equals(mapping);
        int next = Math.min(LAST_INTERVAL, 2 * kept.interval);
        return new NumberChoice(mapping, forms, bytesPerValue, 0, next, same ? kept.other : kept.alone());
    }

    NumberChoice used(Draft.Forms usedForms, int size, int count) {
        double learned = bytesPerValue + NEW_SHARE * ((double) size / count - bytesPerValue);
        return new NumberChoice(mapping, usedForms, learned, age + 1, interval, other);
    }

    /** This choice, which served where the kept one did not. */
    NumberChoice insteadOf(NumberChoice kept) {
        return new NumberChoice(mapping, forms, bytesPerValue, kept.age + 1, kept.interval, kept.alone());
    }

    private NumberChoice alone() {
        return new NumberChoice(mapping, forms, bytesPerValue, age, interval, null);
    }

    /** True while few searches have been made. */
    boolean isFresh() {
        return interval <= FRESH_INTERVAL;
    }

    boolean isDue() {
        return age >= interval;
    }

    /** True when another search may be made because numbers cost more than they did. */
    boolean mayBeReplaced() {
        return PATIENCE * age >= interval;
    }

    /** True when numbers cost clearly more than lately. */
    boolean isWorse(int size, int count) {
        return size > 1.08 * bytesPerValue * count + 4;
    }
}
