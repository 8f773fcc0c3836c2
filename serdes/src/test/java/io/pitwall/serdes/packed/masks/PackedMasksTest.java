package io.pitwall.serdes.packed.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PackedMasksTest {

    private static Mask mask(int rows, IntPredicate isPresent) {
        long[] words = new long[(rows + 63) >>> 6];
        for (int row = 0; row < rows; row++) {
            words[row >>> 6] |= isPresent.test(row) ? 1L << row : 0;
        }
        return new Mask(words, rows);
    }

    static Stream<Arguments> masks() {
        Random random = new Random(4);
        return Stream.of(
                pattern("none", 125, row -> false),
                pattern("at random", 125, row -> random.nextBoolean()),
                pattern("first", 4, row -> row == 0),
                pattern("last", 4, row -> row == 999),
                pattern("all but one", 4, row -> row != 500),
                pattern("every tenth", 24, row -> row % 10 == 3),
                pattern("all but every tenth", 24, row -> row % 10 != 3),
                pattern("a hundred by turns", 16, row -> row / 100 % 2 == 0),
                pattern("rare", 25, row -> row * 7919 % 97 == 3));
    }

    private static Arguments pattern(String name, int bytes, IntPredicate isPresent) {
        return Arguments.of(name, bytes, isPresent);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("masks")
    void aMaskTakesFewBytesAndIsReadAsItWasWritten(String name, int bytes, IntPredicate isPresent) {
        for (int rows : new int[] {1, 7, 8, 63, 64, 65, 1000}) {
            Mask mask = mask(rows, isPresent);
            ByteSink heads = new ByteSink(0);
            ByteSink out = new ByteSink(0);
            PackedMask packed = PackedMask.of(mask, new IntegerWriter());
            packed.write(new IntegerWriter(), heads, out);

            assertThat(packed.size()).isEqualTo(heads.size() - 1 + out.size());
            assertThat(PackedMask.read(source(heads), source(out), rows))
                    .as("%d rows", rows)
                    .isEqualTo(mask);
            assertThat(packed.size()).as("%d rows", rows).isLessThanOrEqualTo(Math.min(bytes, (rows + 7) / 8));
        }
    }

    @Test
    void masksOfSensorsThatTakeTurnsAreWrittenAsPatterns() {
        int rows = 500;
        Random random = new Random(2);
        int[] sensor = random.ints(rows, 0, 3).toArray();
        List<Mask> masks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            masks.add(mask(rows, row -> sensor[row] == number % 3 || number > 3));
        }
        ByteSink heads = new ByteSink(0);
        ByteSink out = new ByteSink(0);
        PackedMasks.write(masks, RowGroups.of(masks, rows), new IntegerWriter(), heads, out);
        PackedMasks read = PackedMasks.read(source(heads), source(out), rows, 6);

        assertThat(out.size()).isLessThan(rows / 4 + 20);
        assertThat(read.masks()).isEqualTo(masks);
        RowGroups groups = read.groups();
        assertThat(groups).isNotNull();
        assertThat(groups.groupCount()).isEqualTo(3);
        assertThat(groups.rowCount(0) + groups.rowCount(1) + groups.rowCount(2)).isEqualTo(rows);
    }

    @Test
    void manyDifferentRowsMakeNoGroups() {
        List<Mask> masks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int bit = i;
            masks.add(mask(64, row -> (row >> bit & 1) != 0));
        }

        assertThat(RowGroups.of(masks, 64)).isNull();
        assertThat(RowGroups.of(masks.subList(0, 1), 64)).isNotNull();
        assertThat(RowGroups.of(List.of(), 64)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "03, -, byte 1: expected the number of masks of at most 2",
                "01 02, -, 'byte 2: expected a kind of masks, 0 or 1'",
                "01 00 04, -, byte 3: expected a kind of mask from 0 to 3",
                "01 00 00, 00, byte 0: expected 2 bytes of a mask",
                "01 00 01, 0b, byte 1: expected the integers of a mask of at most 10",
                "01 00 01 00 16 00, 01, byte 1: expected runs of a mask of together at most 10 rows",
                "01 00 02 00 0a 00, 02, byte 1: expected ascending rows of a mask below 10",
                "01 00 03 00 14 00, 01, byte 1: expected ascending rows of a mask below 10",
                "01 01, 21, byte 1: expected the number of patterns of masks of at most 32",
                "01 01 00 04 00, 02 01 00, byte 3: expected references to patterns from 0 to 1",
            })
    void unreadableMasksAreRefusedWithTheirOffset(@Nullable String heads, @Nullable String data, String message) {
        byte[] headBytes = bytes(heads);
        byte[] dataBytes = bytes(data);

        assertThatThrownBy(() -> PackedMasks.read(
                        new ByteSource(headBytes, 0, headBytes.length),
                        new ByteSource(dataBytes, 0, dataBytes.length),
                        10,
                        2))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format packed, " + message);
    }

    private static byte[] bytes(@Nullable String hex) {
        return hex == null ? new byte[0] : HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private static ByteSource source(ByteSink sink) {
        return new ByteSource(sink.toByteArray(), 0, sink.size());
    }
}
