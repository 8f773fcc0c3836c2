package io.pitwall.serdes.packed.numbers;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Division of many numbers by one, to the same bits as {@code /} in less time.
 *
 * <p>A product with the reciprocal is corrected twice by what it is wrong by, which a fused multiplication and addition tells
 * exactly. Source: Markstein, "Computation of elementary functions on the IBM RISC System/6000 processor", 1990, theorem 8.3:
 * a quotient next to the true one becomes the nearest one so, if the reciprocal is the nearest one too.
 */
final class Division {

    /** In software, with big decimals, it would take far longer than the division. */
    private static final boolean IS_FUSED_IN_HARDWARE = isFusedInHardware();

    /** Between these and their negatives nothing on the way is too large or too small for a double. */
    private static final double LEAST = 1e-60;

    private static final double LARGEST = 1e60;

    private Division() {}

    private static boolean isFusedInHardware() {
        try {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return bean != null
                    && Boolean.parseBoolean(bean.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException e) {
            // Another JVM than HotSpot, or one that has no such option.
            return false;
        }
    }

    /** True for numbers that may be divided by and, with either sign or as 0 without one, divided here. */
    static boolean isModerate(double size) {
        return size >= LEAST && size <= LARGEST;
    }

    /** Divides moderate numbers in place by a moderate one. */
    static void divide(double[] numbers, int from, int to, double divisor) {
        if (!IS_FUSED_IN_HARDWARE) {
            for (int i = from; i < to; i++) {
                numbers[i] /= divisor;
            }
            return;
        }
        double reciprocal = 1 / divisor;
        double minus = -divisor;
        for (int i = from; i < to; i++) {
            double number = numbers[i];
            double near = number * reciprocal;
            double next = Math.fma(Math.fma(minus, near, number), reciprocal, near);
            numbers[i] = Math.fma(Math.fma(minus, next, number), reciprocal, next);
        }
    }
}
