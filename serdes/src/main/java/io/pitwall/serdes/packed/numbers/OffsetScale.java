package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Floats at equal distances from some number on: calibrated readings of a sensor, whose offset is any number.
 *
 * <pre>
 * scale          := 139 spacing origin       origin + k * spacing, rounded to a float
 * spacing, origin := real                    Reals
 * </pre>
 */
record OffsetScale(double spacing, double origin) implements Scale {

    @Override
    public boolean narrows() {
        return true;
    }

    @Override
    public void nearest(double[] values, int count, long[] out) {
        double[] distances = new double[count];
        for (int i = 0; i < count; i++) {
            distances[i] = values[i] - origin;
        }
        Conversion.toNearestOrBefore(distances, 1 / spacing, count, out);
    }

    @Override
    public void apply(long[] k, int count, double[] out, int at) {
        int to = at + count;
        Conversion.toDoubles(k, count, out, at);
        for (int i = at; i < to; i++) {
            out[i] = out[i] * spacing + origin;
        }
        Conversion.toFloats(out, at, to);
    }

    @Override
    public void write(ByteSink out) {
        out.putByte(OFFSET);
        Reals.write(spacing, out);
        Reals.write(origin, out);
    }

    static OffsetScale parse(ByteSource in) {
        double spacing = Reals.read(in, "a spacing");
        return new OffsetScale(spacing, Reals.read(in, "an origin"));
    }
}
