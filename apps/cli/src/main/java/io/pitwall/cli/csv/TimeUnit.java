package io.pitwall.cli.csv;

import java.math.BigDecimal;

/** What the times of a recording count, since the Unix epoch. */
public enum TimeUnit {
    NS(1),
    US(1_000),
    MS(1_000_000),
    S(1_000_000_000);

    private final long nanoseconds;

    TimeUnit(long nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /**
     * Nanoseconds since the Unix epoch; fractions and exponents are exact.
     *
     * @throws ArithmeticException if it is not a whole number of nanoseconds, or beyond 64 bit
     * @throws NumberFormatException if it is not a number
     */
    long toNs(String cell) {
        return new BigDecimal(cell).multiply(BigDecimal.valueOf(nanoseconds)).longValueExact();
    }
}
