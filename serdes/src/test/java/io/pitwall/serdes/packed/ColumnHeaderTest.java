package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class ColumnHeaderTest {

    private static ColumnHeader header(String... names) {
        List<NumberColumn> columns =
                List.of(names).stream().map(name -> NumberColumn.of(name, 1)).toList();
        return ColumnHeader.of(ParameterData.wrap(new long[1], columns, List.of(TextColumn.of("tag", "x"))));
    }

    private static byte[] bytes(ColumnHeader header) {
        ByteSink out = new ByteSink(0);
        header.write(out);
        return out.toByteArray();
    }

    private static List<ColumnHeader.Entry> read(byte[] bytes) {
        ByteSource in = new ByteSource(bytes, 0, bytes.length);
        ColumnHeader read = ColumnHeader.read(in);
        assertThat(in.remaining()).isZero();
        return read.entries();
    }

    @Test
    void namesAreReadAsTheyWereWritten() {
        for (ColumnHeader header : List.of(
                header(),
                header("a"),
                header("Motion_WorldPositionX", "Motion_WorldPositionY", "Motion_Yaw"),
                header("Zo\u00EB", "\uD83D\uDE97", "\u0000", "a\u0003b", "a\u0003c"),
                header(IntStream.range(0, 2_000).mapToObj(i -> "sensor_" + i).toArray(String[]::new)))) {
            assertThat(read(bytes(header))).isEqualTo(header.entries());
        }
    }

    @Test
    void wordsOfTelemetryTakeFewBytes() {
        assertThat(header("Engine_RPM", "Speed", "Throttle", "Brake", "Gear", "Latitude", "Longitude")
                        .size())
                .isLessThan(32);
    }

    @Test
    void aFewBytesMayNotBecomeManyNames() {
        byte[] names = new byte[100_000];
        for (int i = 0; i < names.length; i += 2) {
            names[i] = 'a';
        }
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(names);
        deflater.finish();
        byte[] deflated = new byte[10_000];
        int size = deflater.deflate(deflated);
        deflater.end();
        ByteSink out = new ByteSink(0);
        out.putVarint(size + 1L);
        out.putByte(1);
        out.putBytes(deflated, 0, size);

        assertThat(size).isLessThan(1_000);
        assertThatThrownBy(() -> read(out.toByteArray()))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("expected names of columns, deflated, of at most");
    }

    @Test
    void unreadableHeadersAreRefused() {
        assertRefused(new byte[] {1, 2}, "byte 2: expected a form of the header, 0 or 1");
        assertRefused(new byte[] {2, 1, 7}, "byte 2: expected names of columns, deflated");
        assertRefused(new byte[] {2, 0, 1}, "byte 3: expected the number of columns of at most 0");
        // Stored blocks: a name without a kind, and a kind without a name.
        assertRefused(new byte[] {7, 1, 1, 1, 0, -2, -1, 'a'}, "byte 8: expected a kind behind the last name");
        assertRefused(new byte[] {7, 1, 1, 1, 0, -2, -1, 2}, "byte 8: expected a name of a column that is not empty");
        assertRefused(new byte[] {9, 1, 1, 2, 0, -3, -1, 'a', 0, 0}, "byte 9: expected the end of the header");
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format packed, " + message);
    }
}
