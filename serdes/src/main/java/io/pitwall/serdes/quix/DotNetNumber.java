package io.pitwall.serdes.quix;

import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * Numbers as texts. Finite ones are written as the SDK does, in the shortest digits that read back as the same number and
 * in .NET's notation; any notation is read.
 *
 * <pre>
 * number := ["-"] digits "." digits                         from 1E-04 (inclusive) to 1E+15 (exclusive), and zero
 *         | ["-"] digit ["." digits] "E" ("+" | "-") digit digit [digit]
 * </pre>
 *
 * <p>The smallest numbers of all have two digits, where .NET has one: {@code 4.9E-324}.
 */
final class DotNetNumber {

    private static final double FIRST_IN_SCIENTIFIC = 1E15;

    /** In characters; Jackson has the same limit for numbers without quotes. Far longer ones would take long to read. */
    private static final int LONGEST = 1_000;

    private DotNetNumber() {}

    /**
     * The number that a text is; NaN and the infinities have names.
     *
     * @throws NumberFormatException if it is none
     */
    static double parse(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> NumberInput.parseDouble(checked(text), true);
        };
    }

    /**
     * The whole number of 64 bits that a text is, even as a decimal or with an exponent.
     *
     * @throws NumberFormatException if it is none
     */
    static long parseWhole(String text) {
        try {
            return new BigDecimal(checked(text)).longValueExact();
        } catch (ArithmeticException e) {
            throw new NumberFormatException("no whole number of 64 bits: " + text);
        }
    }

    /** Java takes more than JSON does, such as 1d and 0x1p3. */
    private static String checked(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(c -> "+-.0123456789eE".indexOf(c) < 0)) {
            throw new NumberFormatException("no number: " + text);
        }
        return text;
    }

    static String format(double value) {
        long whole = (long) value;
        if (whole == value && Math.abs(value) < FIRST_IN_SCIENTIFIC) {
            boolean negativeZero = whole == 0 && Double.doubleToRawLongBits(value) != 0;
            return negativeZero ? "-0.0" : whole + ".0";
        }
        String java = NumberOutput.toString(value, true);
        int e = java.indexOf('E');
        // Without an exponent, Java's notation is .NET's.
        return e < 0 ? java : withExponent(java, e);
    }

    private static String withExponent(String java, int e) {
        int exponent = Integer.parseInt(java, e + 1, java.length(), 10);
        String sign = java.charAt(0) == '-' ? "-" : "";
        String mantissa = java.substring(sign.length(), e);
        String digits = mantissa.endsWith(".0") ? mantissa.substring(0, 1) : mantissa.charAt(0) + mantissa.substring(2);
        if (exponent == -4) {
            return sign + "0.000" + digits;
        }
        if (exponent >= 0 && exponent < 15) {
            // Whole numbers do not come here: there are digits behind the point.
            return sign + digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
        }
        String power = Integer.toString(Math.abs(exponent));
        return sign
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "E-" : "E+")
                + (power.length() < 2 ? "0" : "")
                + power;
    }
}
