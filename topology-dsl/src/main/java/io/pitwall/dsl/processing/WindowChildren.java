package io.pitwall.dsl.processing;

import org.jspecify.annotations.Nullable;

/**
 * Who gets what windows give.
 *
 * @param results the name of the processor that gets results; null for all there are
 * @param late the name of the processor that gets late rows; null if they are dropped
 */
public record WindowChildren(
        @Nullable String results, @Nullable String late) {

    /** Everyone gets results, nobody late rows. */
    public static final WindowChildren ALL = new WindowChildren(null, null);

    /** Results and late rows go their own ways, by the names that the plan gives them. */
    public static WindowChildren of(String results, String late) {
        return new WindowChildren(results, late);
    }
}
