package io.pitwall.rules.window;

import io.pitwall.data.ParameterData;

/** Takes what windows give. Called while rows are added or windows closed; must not call back. */
public interface WindowOutput {

    /**
     * Results, in order.
     *
     * @param revision 0 for first results (and all that a row gives on update), n for the nth time that late rows have
     *     changed the result of a window; the same for all these rows
     */
    void results(ParameterData rows, int revision);

    /** Rows that are in no window, as they came and in order; counted and reported by whoever takes them. */
    void late(ParameterData rows, LateReason reason);
}
