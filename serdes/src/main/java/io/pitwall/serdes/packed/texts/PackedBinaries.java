package io.pitwall.serdes.packed.texts;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Binaries that stand in encoded bytes; how many there are is told from outside.
 *
 * <pre>
 * binaries{0} := nothing
 * binaries    := integers bytes
 * head        := code           of the integers; nothing for binaries{0}
 * integers    := lengths in bytes, one a binary; bytes is all of them, one after the other
 * </pre>
 *
 * <p>{@link #parse} checks all of the bytes, so that {@link #decode} cannot fail. Immutable.
 */
public final class PackedBinaries {

    private final byte[] bytes;
    private final int start;
    private final PackedIntegers lengths;

    private PackedBinaries(byte[] bytes, int start, PackedIntegers lengths) {
        this.bytes = bytes;
        this.start = start;
        this.lengths = lengths;
    }

    /** Checks binaries and steps over them. */
    public static PackedBinaries parse(ByteSource heads, ByteSource in, int count) {
        PackedIntegers lengths =
                count == 0 ? PackedIntegers.parse(heads, in, 0, 0) : PackedIntegers.parse(heads, in, count);
        long sum = 0;
        for (long length : lengths.decode()) {
            if (length < 0 || length > in.remaining() - sum) {
                throw in.expected("lengths of binaries of together at most " + in.remaining()
                        + " before this byte, but one is " + length);
            }
            sum += length;
        }
        return new PackedBinaries(in.bytes(), in.skip(sum, "binaries"), lengths);
    }

    public byte[][] decode() {
        long[] length = lengths.decode();
        byte[][] binaries = new byte[length.length][];
        int from = start;
        for (int i = 0; i < binaries.length; i++) {
            int to = from + (int) length[i];
            binaries[i] = Arrays.copyOfRange(bytes, from, to);
            from = to;
        }
        return binaries;
    }

    /** Writes the first {@code count} binaries, none of them null. */
    public static void write(ByteBuffer[] binaries, int count, IntegerWriter integers, ByteSink heads, ByteSink out) {
        if (count == 0) {
            return;
        }
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = binaries[i].remaining();
        }
        IntegerPlan plan = integers.plan(lengths, count);
        IntegerForm unused = integers.write(lengths, count, 0, IntegerForm.of(plan.code()), heads, out);
        for (int i = 0; i < count; i++) {
            byte[] copy = new byte[binaries[i].remaining()];
            binaries[i].get(copy);
            out.putBytes(copy, 0, copy.length);
        }
    }
}
