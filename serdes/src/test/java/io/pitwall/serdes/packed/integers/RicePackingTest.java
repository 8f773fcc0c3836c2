package io.pitwall.serdes.packed.integers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RicePackingTest {

    /** Parts are read in groups where a word holds many of them, so: none but ones, a few bits each, long ones, and one far off. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 20, 55, 56})
    void unaryPartsAreReadUpToTheEndOfTheArray(int width) {
        Random random = new Random(width);
        for (int highBits : new int[] {0, 1, 2, 3, RicePacking.HIGH_BITS}) {
            for (int count : new int[] {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128}) {
                long[] values = random.longs(count)
                        .map(value -> value & BitPacking.mask(width + highBits))
                        .toArray();
                values[random.nextInt(count)] = BitPacking.mask(width + RicePacking.HIGH_BITS);
                assertUnaryPartsAreRead(values, width);
            }
        }
    }

    private static void assertUnaryPartsAreRead(long[] values, int width) {
        int count = values.length;
        ByteSink out = new ByteSink(0);
        out.putByte(0xFF);
        RicePacking.pack(values, count, width, out);
        byte[] bytes = out.toByteArray();
        long[] read = new long[count + 1];
        int end = RiceUnpacking.unpack(bytes, 1, count, width, read, 1);
        ByteSource in = new ByteSource(bytes, 1, bytes.length);
        RiceUnpacking.skip(in, count, width);

        assertThat(Arrays.copyOfRange(read, 1, count + 1)).isEqualTo(values);
        assertThat(end).isEqualTo(bytes.length);
        assertThat(in.remaining()).isZero();
        assertThat(out.size()).isEqualTo(1 + RicePacking.size(values, count, width));
    }
}
