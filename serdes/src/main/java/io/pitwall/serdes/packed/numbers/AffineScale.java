package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Readings of a bus: a counter with a factor and an offset, then converted to another unit, each step rounded.
 *
 * <pre>
 * scale  := 131 factor offset unit       (k * factor + offset) * unit
 *         | 132 factor offset unit       (k * factor + offset) / unit
 * factor, offset, unit := real
 * </pre>
 */
record AffineScale(double factor, double offset, double unit, boolean divides) implements Scale {

    @Override
    public void nearest(double[] values, int count, long[] out) {
        double toRaw = divides ? unit : 1 / unit;
        double perStep = 1 / factor;
        long last = 0;
        for (int i = 0; i < count; i++) {
            double near = Math.rint((values[i] * toRaw - offset) * perStep);
            last = Math.abs(near) < MAX_INTEGER ? (long) near : last;
            out[i] = last;
        }
    }

    @Override
    public double apply(long k) {
        double raw = k * factor + offset;
        return divides ? raw / unit : raw * unit;
    }

    @Override
    public void apply(long[] k, int count, double[] out, int at) {
        int to = at + count;
        Conversion.toDoubles(k, count, out, at);
        for (int i = at; i < to; i++) {
            out[i] = out[i] * factor + offset;
        }
        if (divides) {
            for (int i = at; i < to; i++) {
                out[i] /= unit;
            }
        } else {
            for (int i = at; i < to; i++) {
                out[i] *= unit;
            }
        }
    }

    @Override
    public void write(ByteSink out) {
        out.putByte(divides ? AFFINE_DIVIDED : AFFINE);
        Reals.write(factor, out);
        Reals.write(offset, out);
        Reals.write(unit, out);
    }

    static AffineScale parse(ByteSource in, boolean divides) {
        double factor = Reals.read(in, "a factor");
        double offset = Reals.read(in, "an offset");
        return new AffineScale(factor, offset, Reals.read(in, "a unit"), divides);
    }
}
