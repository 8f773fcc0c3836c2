package io.pitwall.cli.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a recording is played.
 *
 * @param factor times faster than it was recorded; infinite for as fast as possible
 */
public record Speed(double factor) {

    /** As fast as possible. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed must be above 0, but it is " + factor);
        }
    }

    public boolean isMax() {
        return Double.isInfinite(factor);
    }

    /** How long playing a time of the recording takes, in nanoseconds. */
    long playedNs(long recordedNs) {
        return (long) (recordedNs / factor);
    }

    /** From what people type: {@code 1x}, {@code 10x}, {@code 0.5x}, {@code max}. */
    public static final class Converter implements ITypeConverter<Speed> {

        private static final Pattern FACTOR = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)x");

        @Override
        public Speed convert(String text) {
            if (text.equalsIgnoreCase("max")) {
                return MAX;
            }
            Matcher factor = FACTOR.matcher(text);
            if (!factor.matches() || Double.parseDouble(factor.group(1)) == 0) {
                throw new TypeConversionException(
                        "'" + text + "' is no speed; write 1x for that of the recording, 10x, 0.5x, or max");
            }
            return new Speed(Double.parseDouble(factor.group(1)));
        }
    }
}
