package io.pitwall.serdes.packed.numbers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** What programs make of the counts of a converter, as doubles and as floats, by the formula. */
public final class SensorConversions {

    private SensorConversions() {}

    /** Those that a scale makes to the bit. */
    public static Map<String, DoubleUnaryOperator> exact() {
        Map<String, DoubleUnaryOperator> all = new LinkedHashMap<>();
        all.put("k * 3.3 / 4096", k -> k * 3.3 / 4096);
        all.put("k * 3.3 / 4095", k -> k * 3.3 / 4095);
        all.put("k / 4095 * 3.3", k -> k / 4095 * 3.3);
        all.put("k * (3.3 / 4095)", k -> k * (3.3 / 4095));
        all.put("k * 5 / 1023", k -> k * 5 / 1023);
        all.put("k * 2.5 / 8388607", k -> k * 2.5 / 8_388_607);
        all.put("(float) (k * 3.3 / 4095)", k -> (float) (k * 3.3 / 4095));
        all.put("(float) (k / 4095 * 3.3)", k -> (float) (k / 4095 * 3.3));
        all.put("k * 3.3f / 4095f", k -> (float) k * 3.3f / 4095f);
        all.put("k / 4095f * 3.3f", k -> (float) k / 4095f * 3.3f);
        all.put("k * (3.3f / 4095f)", k -> (float) k * (3.3f / 4095f));
        all.put("k * (2000 / 32768 * pi / 180) as a float", k -> (float) k * (float) (2000.0 / 32768 * Math.PI / 180));
        return all;
    }

    /** Those that need the last bits corrected. */
    public static Map<String, DoubleUnaryOperator> calibrated() {
        Map<String, DoubleUnaryOperator> all = new LinkedHashMap<>();
        all.put("(k * 3.3 / 4095 - 0.5) * 100", k -> (k * 3.3 / 4095 - 0.5) * 100);
        all.put("k / 340 + 36.53", k -> k / 340 + 36.53);
        all.put("acceleration", k -> ((k - 2048) * (16.0 / 32768) * 9.80665 - 0.1234) * 1.0021);
        all.put("acceleration of floats", k -> ((float) (k - 2048) * (16f / 32768f) * 9.80665f - 0.1234f) * 1.0021f);
        return all;
    }

    /** Counts that walk about the middle of 12 bits, with noise of so many on top. */
    public static double[] counts(int count, int noise) {
        Random random = new Random(12);
        double[] counts = new double[count];
        double walk = 2048;
        for (int i = 0; i < count; i++) {
            walk += 3 * random.nextGaussian() - (walk - 2048) / 1000;
            counts[i] = Math.rint(walk + noise * random.nextGaussian());
        }
        return counts;
    }
}
