package io.pitwall.serdes.packed.numbers;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Numbers as recordings have them, and as nobody would have them, by name. */
public final class NumberPatterns {

    private static final double[] ODD = {
        0.0,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(0x7ff8_0000_0000_0001L),
        Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
        Double.longBitsToDouble(0xffff_ffff_ffff_ffffL),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0x1p53,
        -0x1p53,
        0x1p63,
        9_007_199_254_740_992d,
        1e22,
        0x1.5p76,
        0.1,
        (float) 0.1,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        1 / 3.0
    };

    private NumberPatterns() {}

    /** The pattern of that name. */
    public static IntToDoubleFunction named(String name) {
        return requireNonNull(all().get(name), name);
    }

    /** A number as {@code %.<digits>g} prints it. */
    private static double digits(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }

    private static double mean(Random random, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (float) (90 + random.nextGaussian());
        }
        return sum / count;
    }

    public static Map<String, IntToDoubleFunction> all() {
        Random random = new Random(11);
        Map<String, IntToDoubleFunction> patterns = new LinkedHashMap<>();
        patterns.put("zero", i -> 0);
        patterns.put("minus zero", i -> -0.0);
        patterns.put("constant", i -> 98.6);
        patterns.put("constant NaN payload", i -> ODD[4]);
        patterns.put("integers", i -> 700 + random.nextInt(60));
        patterns.put("decimals", i -> Math.rint(1_000 * StrictMath.sin(i / 30.0)) / 100);
        patterns.put("decimals with outliers", i -> i % 31 == 5 ? ODD[i % ODD.length] : i / 10.0);
        patterns.put("dyadic", i -> (random.nextInt(1 << 16) - (1 << 15)) / 16384.0);
        patterns.put("floats", i -> (float) StrictMath.sin(i / 20.0));
        patterns.put("float noise around zero", i -> (float) (random.nextGaussian() / 1000));
        patterns.put("float decimals", i -> (float) (random.nextInt(400) / 100.0));
        patterns.put("floats and NaN", i -> i % 9 == 0 ? Double.NaN : (float) random.nextGaussian());
        patterns.put("floats and odd NaN", i -> i % 9 == 0 ? ODD[3] : (float) random.nextGaussian());
        patterns.put("multiples of a step", i -> (2_800 + random.nextInt(50)) / 360.0);
        patterns.put("multiples of a step, summed", i -> (random.nextInt(5_000) * 0.01 - 67.67) / 3.6);
        patterns.put("quantised", i -> Math.rint(random.nextInt(256) * 100 / 255.0 * 10) / 10);
        patterns.put("quantised with offset", i -> Math.rint(40_013.3 + random.nextInt(200) * 12.207) / 100);
        patterns.put("quantised dyadic", i -> Math.rint(random.nextInt(256) * 156.8157) / 65536);
        patterns.put("printed floats", i -> digits((float) (random.nextGaussian() / 50), 9));
        patterns.put("significant digits", i -> digits(random.nextGaussian(), 7));
        patterns.put("means", i -> mean(random, 17 + random.nextInt(3)));
        patterns.put("bus readings", i -> ((8_000 + random.nextInt(64)) * 0.01 + -67.67) * (1 / 3.6));
        patterns.put("float steps", i -> (float) ((2_000 + random.nextInt(99)) * (double) (float) 0.0011984));
        patterns.put("few different", i -> ODD[random.nextInt(5) + 15] * 1.1);
        patterns.put("held", i -> Math.sqrt(Math.floorDiv(i, 25)));
        patterns.put("smooth", i -> StrictMath.sin(i / 50.0));
        patterns.put("full entropy", i -> Double.longBitsToDouble(random.nextLong()));
        patterns.put("full mantissa", i -> random.nextDouble());
        patterns.put("odd", i -> ODD[i % ODD.length]);
        patterns.put("odd at random", i -> ODD[random.nextInt(ODD.length)]);
        patterns.put("mixed regions", i -> i % 300 < 100 ? 7 : i % 300 < 200 ? i / 8.0 : random.nextGaussian());
        return patterns;
    }
}
