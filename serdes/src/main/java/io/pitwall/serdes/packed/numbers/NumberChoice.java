package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.integers.IntegerForm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the numbers of a column were written last, to be tried first next time. Immutable. */
public final class NumberChoice {

    private static final double[] NONE = {};

    /** So many numbers tell more than those of a small block. */
    private static final int ENOUGH = 512;

    /** Searches that find the same again and again are seldom needed. */
    private static final int LAST_INTERVAL = 32_768;

    private static final int LAST_INTERVAL_AFTER_ANOTHER = 8192;
    private static final int FRESH_INTERVAL = 16;

    /** Of small blocks many are few numbers, which tell little of a scale. */
    private static final int FRESH_NUMBERS = 4096;

    /** Forms cost little to choose anew, and those of a signal change with what it does. */
    private static final int REPLAN_INTERVAL = 16;

    /** A search that nothing but a worse block asks for waits for so much of the interval. */
    private static final int PATIENCE = 8;

    /** How much of the cost of a block is remembered. */
    private static final double NEW_SHARE = 0.25;

    private final Mapping mapping;
    private final Draft.Forms forms;

    /** What it cost lately. */
    private final double bytesPerValue;

    /** Blocks since all ways were tried. */
    private final int age;

    /** Blocks from that search to the next. */
    private final int interval;

    /** The last numbers where blocks are small, for the next search; empty where that is not due soon. */
    private final double[] recent;

    /** What served before, to be tried second: many columns change between two. */
    private final @Nullable NumberChoice other;

    private NumberChoice(
            Mapping mapping,
            Draft.Forms forms,
            double bytesPerValue,
            int age,
            int interval,
            double[] recent,
            @Nullable NumberChoice other) {
        this.mapping = mapping;
        this.forms = forms;
        this.bytesPerValue = bytesPerValue;
        this.age = age;
        this.interval = interval;
        this.recent = recent;
        this.other = other;
    }

    Mapping mapping() {
        return mapping;
    }

    Draft.Forms forms() {
        return forms;
    }

    @Nullable
    NumberChoice other() {
        return other;
    }

    /** The outcome of a search after {@code kept}: the more there were, the longer the next can wait. */
    static NumberChoice found(Mapping mapping, Draft.Forms forms, double bytesPerValue, @Nullable NumberChoice kept) {
        if (kept == null) {
            return new NumberChoice(mapping, forms, bytesPerValue, 0, 1, NONE, null);
        }
        boolean same = kept.mapping.equals(mapping);
        int next = Math.min(same ? LAST_INTERVAL : LAST_INTERVAL_AFTER_ANOTHER, 2 * kept.interval);
        return new NumberChoice(mapping, forms, bytesPerValue, 0, next, NONE, same ? kept.other : kept.alone());
    }

    NumberChoice used(Draft.Forms usedForms, int size, int count) {
        double learned = bytesPerValue + NEW_SHARE * ((double) size / count - bytesPerValue);
        return new NumberChoice(mapping, usedForms, learned, age + 1, interval, recent, other);
    }

    /** This choice, which served where the kept one did not. */
    NumberChoice insteadOf(NumberChoice kept) {
        return new NumberChoice(mapping, forms, bytesPerValue, kept.age, kept.interval, kept.recent, kept.alone());
    }

    /** The recent numbers and these. */
    double[] withRecent(double[] values, int count) {
        double[] all = Arrays.copyOf(recent, recent.length + count);
        System.arraycopy(values, 0, all, recent.length, count);
        return all;
    }

    /** The same after numbers that are remembered if the next search needs them. */
    NumberChoice after(double[] values, int count) {
        if (count >= ENOUGH || (long) (interval - age) * count > ENOUGH) {
            return this;
        }
        double[] all = withRecent(values, count);
        double[] last = all.length <= ENOUGH ? all : Arrays.copyOfRange(all, all.length - ENOUGH, all.length);
        return new NumberChoice(mapping, forms, bytesPerValue, age, interval, last, other);
    }

    private NumberChoice alone() {
        return new NumberChoice(mapping, forms, bytesPerValue, age, interval, NONE, null);
    }

    /** True when the forms of integers should be chosen anew: few numbers say little, of many it takes long. */
    boolean isReplanned(int count) {
        return IntegerForm.isChosenAnew(count) && age % REPLAN_INTERVAL == 0;
    }

    /** True while few searches have been made: then they may take long. */
    boolean isFresh(int count) {
        return interval <= FRESH_INTERVAL || (long) interval * count <= FRESH_NUMBERS;
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
        return size > 1.08 * bytesPerValue * count + 8;
    }
}
