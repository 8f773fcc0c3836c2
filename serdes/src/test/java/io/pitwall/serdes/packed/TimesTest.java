package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.masks.PackedMasks;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private final PackedFormat format = new PackedFormat();

    private int bytesOf(long[] times) {
        ParameterData data = ParameterData.wrap(times, List.of(), List.of());
        byte[] value = format.encode(data);

        assertThat(((ParameterData) format.decode(value)).timesNs()).isEqualTo(times);
        return value.length;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 700, 16_666_667, 1_000_000_000, 86_400_000_000_000L})
    void aRegularClockTakesFewBytes(long periodNs) {
        assertThat(bytesOf(LongStream.range(0, 1_000).map(i -> i * periodNs).toArray()))
                .isLessThan(60);
    }

    @Test
    void aClockThatTicksInAFewWaysTakesTwoBitsATick() {
        Random random = new Random(3);
        long[] times = new long[1_000];
        for (int i = 1; i < times.length; i++) {
            times[i] = times[i - 1] + 10_078_907 + 477L * random.nextInt(4);
        }

        assertThat(bytesOf(times)).isLessThan(330);
    }

    /** In whole milliseconds the first time takes 6 bytes, else 8. */
    @ParameterizedTest
    @CsvSource({
        "1700000000000000000, 10000000, 6",
        "1700000000000000000, 1000000000, 6",
        "1700000000001000000, 100000000, 6",
        "1700000000001000000, 3000000, 6",
        "1700000000000000001, 10000000, 8",
        "1700000000000000000, 10000001, 8",
        "1700000000000000000, 100000, 8",
        "-1000000, 1000000, 1",
        "0, 86400000000000, 1",
        "9223372036854000000, 0, 7",
        "-9223372036854000000, 0, 7",
        "9223372036854775807, 0, 8",
        "-9223372036854775808, 0, 8"
    })
    void theFirstTimeTakesSoManyBytes(long firstNs, long periodNs, int bytes) {
        long[] times = {firstNs, firstNs + periodNs, firstNs + 2 * periodNs};
        long[] since = {1, 1 + periodNs, 1 + 2 * periodNs};
        assertThat(bytesOf(times) - bytesOf(since)).isEqualTo(bytes - 8);
    }

    @Test
    void timesAtBothEndsOfTheRangeAreAsGoodAsAny() {
        assertThat(bytesOf(new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})).isLessThan(100);
    }

    /** Three sensors with a clock each, their rows in the order of time. */
    @Test
    void sensorsThatWereJoinedByTimeHaveTheirOwnClocks() {
        int each = 300;
        long[][] rows = new long[3 * each][];
        for (int i = 0; i < rows.length; i++) {
            int sensor = i % 3;
            rows[i] = new long[] {(i / 3) * (9_582_519L + 1_001L * sensor) + 3_333_331L * sensor, sensor};
        }
        Arrays.sort(rows, (a, b) -> Long.compare(a[0], b[0]));
        long[] times = Arrays.stream(rows).mapToLong(row -> row[0]).toArray();
        List<Column> columns = new java.util.ArrayList<>();
        for (int sensor = 0; sensor < 3; sensor++) {
            long[] present = Presence.noneOf(rows.length);
            for (int row = 0; row < rows.length; row++) {
                if (rows[row][1] == sensor) {
                    Presence.mark(present, row);
                }
            }
            columns.add(NumberColumn.wrap("s" + sensor, new double[rows.length], Presence.ofBits(present)));
        }
        ParameterData data = ParameterData.wrap(times, columns, List.of());

        for (int block = 0; block < 3; block++) {
            byte[] value = format.encode(data);
            assertThat(format.decode(value)).isEqualTo(data);
            assertThat(value.length).isLessThan(450);
        }
        assertThat(format.decode(format.encode(data.slice(2, 9)))).isEqualTo(data.slice(2, 9));
    }

    @ParameterizedTest
    @CsvSource({
        "78, byte 1: expected a unit of times from 0 to 9 before this byte, but it is 10",
        "51, byte 1: expected a unit of times from 0 to 9 before this byte, but it is 10",
        "58, byte 0: expected the first time",
        "50, byte 1: expected times that are not in groups",
        "00 00 00, byte 8: expected 8 bytes of the first time",
    })
    void unreadableTimesAreRefused(String heads, String message) {
        byte[] headBytes = HexFormat.ofDelimiter(" ").parseHex(heads);
        byte[] data = message.endsWith("8 bytes of the first time")
                ? new byte[7]
                : new byte[message.contains("the first") ? 0 : 8];
        byte[] none = {0};
        PackedMasks masks = PackedMasks.read(new ByteSource(none, 0, 1), new ByteSource(none, 0, 0), 1, 0);

        assertThatThrownBy(() -> Times.read(
                        new ByteSource(headBytes, 0, headBytes.length), new ByteSource(data, 0, data.length), 1, masks))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format packed, " + message.replace("byte 8", "byte 0"));
    }
}
