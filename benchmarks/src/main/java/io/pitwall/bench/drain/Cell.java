package io.pitwall.bench.drain;

import io.pitwall.bench.Contender;

/**
 * What is measured together.
 *
 * @param guarantee {@code at_least_once} or {@code exactly_once_v2}
 */
record Cell(Contender contender, String guarantee) {

    @Override
    public String toString() {
        return contender.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ", " + guarantee;
    }
}
