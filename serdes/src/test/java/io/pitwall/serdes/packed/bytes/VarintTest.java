package io.pitwall.serdes.packed.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Varints of every length, at the end of the bytes and before others: long ones are read as words where there is room. */
class VarintTest {

    /** More than a word behind a varint; none of it may be read as a part of it. */
    private static final int[] BYTES_BEHIND = {0, 1, 6, 7, 8, 9, 20};

    @Test
    void everyLengthIsReadWhateverFollows() {
        for (int bits = 0; bits <= Long.SIZE; bits++) {
            long highest = bits == 0 ? 0 : 1L << (bits - 1);
            for (long value : new long[] {highest, highest | 1, bits == 0 ? 0 : -1L >>> (Long.SIZE - bits)}) {
                for (int behind : BYTES_BEHIND) {
                    assertRead(value, behind);
                }
            }
        }
    }

    private static void assertRead(long value, int behind) {
        ByteSink out = new ByteSink(32);
        out.putByte(0xFF);
        out.putVarint(value);
        int end = out.size();
        for (int i = 0; i < behind; i++) {
            out.putByte(0xFF);
        }
        byte[] bytes = out.toByteArray();
        assertThat(Arrays.copyOfRange(bytes, 1, end)).isEqualTo(byteByByte(value));
        String what = Long.toHexString(value) + " before " + behind + " bytes";
        // The end of the source and that of the array are two things.
        for (int limit : new int[] {end, bytes.length}) {
            ByteSource taken = new ByteSource(bytes, 1, limit);
            assertThat(taken.takeVarint("a number")).as(what).isEqualTo(value);
            assertThat(taken.position()).as(what).isEqualTo(end);
            ByteSource skipped = new ByteSource(bytes, 1, limit);
            skipped.skipVarint("a number");
            assertThat(skipped.position()).as(what).isEqualTo(end);
        }
    }

    private static byte[] byteByByte(long value) {
        ByteSink bytes = new ByteSink(10);
        for (long rest = value; ; rest >>>= 7) {
            if (Long.compareUnsigned(rest, 0x80) < 0) {
                bytes.putByte((int) rest);
                return bytes.toByteArray();
            }
            bytes.putByte((int) (rest & 0x7F) | 0x80);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"80 00, 0", "85 80 00, 5", "ff 80 80 80 80 80 80 00, 127", "81 80 80 80 80 80 80 80 80 00, 1"})
    void zerosAtTheTopAreNoError(String hex, long value) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        for (int behind : BYTES_BEHIND) {
            ByteSource source = new ByteSource(Arrays.copyOf(bytes, bytes.length + behind), 0, bytes.length);
            assertThat(source.takeVarint("a number")).isEqualTo(value);
            assertThat(source.remaining()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "ff ff ff ff ff ff ff",
                "80 80 80 80 80 80 80 80 80",
                "ff ff ff ff ff ff ff ff ff 02",
                "80 80 80 80 80 80 80 80 80 80 00"
            })
    void whatDoesNotEndOrIsTooLongIsRefused(String hex) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        for (int behind : BYTES_BEHIND) {
            // What lies behind the end of the source would end it.
            byte[] all = Arrays.copyOf(bytes, bytes.length + behind);
            assertThatThrownBy(() -> new ByteSource(all, 0, bytes.length).takeVarint("a number"))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContaining("expected a number");
            assertThatThrownBy(() -> new ByteSource(all, 0, bytes.length).skipVarint("a number"))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContaining("expected a number");
        }
    }
}
