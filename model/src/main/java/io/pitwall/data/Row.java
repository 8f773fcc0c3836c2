package io.pitwall.data;

import org.jspecify.annotations.Nullable;

/**
 * One row of parameter data, read by parameter name.
 *
 * <p>A row handed to a function is a view that moves on to the next row when the function returns: take values out of
 * it, do not keep it. Where the stage declares its parameters, a name outside of them throws
 * {@link IllegalArgumentException} with the names there are; a declared parameter that this row has no value for is
 * missing.
 */
public interface Row {

    /** Nanoseconds since the Unix epoch. */
    long timeNs();

    /** The number, or NaN where it is missing; {@link #has} tells a missing number from a NaN that was sent. */
    double number(String parameter);

    /** The number, or {@code other} where it is missing. */
    double number(String parameter, double other);

    /** The text, or {@code null} where it is missing. */
    @Nullable
    String text(String parameter);

    /** The text, or {@code other} where it is missing. */
    String text(String parameter, String other);

    /** A copy of the bytes, or {@code null} where they are missing. */
    byte @Nullable [] binary(String parameter);

    /** True when the row has a value of that parameter, of whatever kind. */
    boolean has(String parameter);

    /** The value of a tag, or {@code null} where it is missing; any name may be asked for. */
    @Nullable
    String tag(String tag);

    /** The value of a tag, or {@code other} where it is missing. */
    String tag(String tag, String other);
}
