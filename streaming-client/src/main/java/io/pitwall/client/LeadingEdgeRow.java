package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link LeadingEdgeBuffer}. A number, a text and bytes of one name are three parameters. What is set after the
 * row was written makes another of that time and those tags, which comes too late. Safe for use by several threads.
 */
public final class LeadingEdgeRow {

    private final HeldRow row;

    LeadingEdgeRow(HeldRow row) {
        this.row = row;
    }

    /** A number; NaN is a value. The first one stays. */
    public LeadingEdgeRow addValue(String parameter, double value) {
        row.change(cells -> cells.put(parameter, value, false));
        return this;
    }

    /** A text; null is none. The first one stays. */
    public LeadingEdgeRow addValue(String parameter, @Nullable String value) {
        row.change(cells -> cells.put(parameter, value, false));
        return this;
    }

    /** Bytes, which are copied; null is none. The first ones stay. */
    public LeadingEdgeRow addValue(String parameter, byte @Nullable [] value) {
        row.change(cells -> cells.put(parameter, value, false));
        return this;
    }

    /** A number in place of the one there is. */
    public LeadingEdgeRow setValue(String parameter, double value) {
        row.change(cells -> cells.put(parameter, value, true));
        return this;
    }

    /** A text in place of the one there is; null changes nothing. */
    public LeadingEdgeRow setValue(String parameter, @Nullable String value) {
        row.change(cells -> cells.put(parameter, value, true));
        return this;
    }

    /** Bytes in place of those there are, which are copied; null changes nothing. */
    public LeadingEdgeRow setValue(String parameter, byte @Nullable [] value) {
        row.change(cells -> cells.put(parameter, value, true));
        return this;
    }
}
