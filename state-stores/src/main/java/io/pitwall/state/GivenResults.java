package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;

/**
 * Results that windows have given and that were handed on.
 *
 * @param revision how often late rows had changed them; the same for all these rows
 */
public record GivenResults(ParameterData rows, int revision) {

    public GivenResults {
        requireNonNull(rows, "rows");
    }
}
