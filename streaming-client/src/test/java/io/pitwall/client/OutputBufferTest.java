package io.pitwall.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputBufferTest {

    private final RecordedOutput output = new RecordedOutput();
    private final StreamWriter writer = output.topic().createStream("car-1");

    private static ParameterData table(String table) {
        return TextTable.parse(table);
    }

    @Test
    void withoutARuleEachRowIsAMessage() {
        OutputBuffer buffer = writer.parameters().buffer();
        buffer.addTimestampMs(1).addValue("Speed", 2).addTag("Lap", "1").write();
        buffer.addTimestampMs(2).addValue("Gear", "R").write();
        assertThat(output.packets())
                .containsExactly(table("time_ms | Speed | Lap#\n1 | 2 | 1"), table("time_ms | Gear:text\n2 | R"));
    }

    @Test
    void withoutARuleWholeDataIsMergedAndCleaned() {
        writer.parameters().buffer().write(table("time_ms | Speed | Gear | Lap#\n1 | 2 | | 1\n1 | | 3 | 1\n2 | | | 2"));
        assertThat(output.packets()).containsExactly(table("time_ms | Speed | Gear | Lap#\n1 | 2 | 3 | 1"));
    }

    @Test
    void rowsThatDifferInADefaultTagOnlyAreOne() {
        writer.parameters().defaultTag("Lap", "1");
        ParameterData rows = table("time_ms | Speed | Gear | Lap#\n1 | 2 | | 1\n1 | | 3 |\n1 | 4 | | 2");
        ParameterData merged = table("time_ms | Speed | Gear | Lap#\n1 | 2 | 3 | 1\n1 | 4 | | 2");
        writer.parameters().buffer().write(rows);
        OutputBuffer held = writer.parameters().buffer(Packets.named("all").everyRows(3));
        held.write(rows);
        assertThat(output.packets()).containsExactly(merged, merged);
    }

    @Test
    void aRowHasNumbersTextsBytesAndTags() {
        byte[] image = "image".getBytes(UTF_8);
        RowWriter row = writer.parameters()
                .buffer()
                .addTimestamp(Instant.ofEpochSecond(1, 5))
                .addValue("Speed", Double.NaN)
                .addValue("Speed", "fast")
                .addValue("Image", image)
                .addValue("Gear", 1)
                .addValue("Gear", 2)
                .addValue("None", (String) null)
                .addValue("None", (byte[]) null)
                .addTags(Map.of("Lap", "1"))
                .addTag("Lap", "2")
                .addTag("Driver", "Ana")
                .addTag("Driver", null);
        image[0] = 'X';
        row.write();
        assertThat(output.packets())
                .containsExactly(ParameterData.builder()
                        .row(1_000_000_005)
                        .put("Speed", Double.NaN)
                        .put("Speed", "fast")
                        .put("Image", "image".getBytes(UTF_8))
                        .put("Gear", 2)
                        .tag("Lap", "2")
                        .build());
        assertThatThrownBy(row::write)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the row at 1000000005 ns is written already; addTimestamp starts another");
    }

    @Test
    void timesAreAbsoluteOrSinceTheEpochOfTheMomentTheRowIsStarted() {
        OutputBuffer buffer =
                writer.epoch(Instant.ofEpochSecond(10)).parameters().buffer();
        buffer.addTimestamp(Instant.ofEpochSecond(1)).addValue("a", 1).write();
        buffer.addTimestamp(Duration.ofMillis(1)).addValue("a", 2).write();
        buffer.addTimestampMs(2).addValue("a", 3).write();
        RowWriter started = buffer.addTimestampNs(3_000_000).addValue("a", 4);
        writer.epoch(Instant.EPOCH);
        started.write();
        buffer.writeRelative(table("time_ms | a\n4 | 5"));
        assertThat(ParameterData.concat(output.packets()))
                .isEqualTo(table("time_ms | a\n1000 | 1\n10001 | 2\n10002 | 3\n10003 | 4\n4 | 5"));
    }

    @Test
    void timesThat64BitsDoNotHoldAreRefused() {
        OutputBuffer buffer =
                writer.epoch(Instant.ofEpochSecond(1)).parameters().buffer();
        assertThatThrownBy(() -> buffer.addTimestampNs(Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "times are 64 bits of nanoseconds since the Unix epoch, from 1677 to 2262, which do not hold"
                                + " 9223372036854775807 ns after 1000000000 ns");
        assertThatThrownBy(() -> buffer.addTimestampMs(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.addTimestamp(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.addTimestamp(Duration.ofDays(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buffer.writeRelative(
                        ParameterData.builder().row(Long.MAX_VALUE).put("a", 1).build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(output.sent()).isEmpty();
    }

    @Test
    void aRuleReleasesPacketsThatAreMergedAndCleaned() {
        OutputBuffer buffer = writer.parameters().buffer(Packets.named("tenths").everySpan(Duration.ofMillis(100)));
        buffer.addTimestampMs(0).addValue("a", 1).write();
        buffer.addTimestampMs(50).addTag("Lap", "1").write();
        buffer.addTimestampMs(0).addValue("b", 2).addValue("a", 3).write();
        assertThat(output.sent()).isEmpty();
        buffer.addTimestampMs(100).addValue("a", 4).write();
        assertThat(output.packets()).containsExactly(table("time_ms | a | b\n0 | 3 | 2"));
        buffer.flush();
        assertThat(output.packets()).containsExactly(table("time_ms | a\n100 | 4"));
        buffer.flush();
        assertThat(output.packets()).isEmpty();
    }

    @Test
    void rowsThatFallSilentAreReleasedByTheClock() {
        OutputBuffer buffer = writer.parameters().buffer(Packets.named("idle").idle(Duration.ofMillis(100)));
        buffer.addTimestampMs(0).addValue("a", 1).write();
        output.alarms().advanceMs(60);
        buffer.addTimestampMs(1).addValue("a", 2).write();
        output.alarms().advanceMs(99);
        assertThat(output.packets()).isEmpty();
        output.alarms().advanceMs(1);
        assertThat(output.packets()).containsExactly(table("time_ms | a\n0 | 1\n1 | 2"));
        assertThat(output.alarms().pending()).isZero();
        buffer.addTimestampMs(2).addValue("a", 3).write();
        output.alarms().advanceMs(100);
        assertThat(output.packets()).containsExactly(table("time_ms | a\n2 | 3"));
    }

    @Test
    void buffersOfSeveralNamesHoldTheirRowsApart() {
        OutputBuffer pairs = writer.parameters().buffer(Packets.named("pairs").everyRows(2));
        OutputBuffer threes = writer.parameters().buffer(Packets.named("threes").everyRows(3));
        for (int row = 0; row < 3; row++) {
            pairs.addTimestampMs(row).addValue("a", row).write();
            threes.addTimestampMs(row).addValue("b", row).write();
        }
        assertThat(output.packets())
                .containsExactly(table("time_ms | a\n0 | 0\n1 | 1"), table("time_ms | b\n0 | 0\n1 | 1\n2 | 2"));
        writer.close();
        assertThat(output.packets()).containsExactly(table("time_ms | a\n2 | 2"));
    }

    @Test
    void anotherRuleOfTheSameNameReleasesWhatIsHeld() {
        OutputBuffer buffer = writer.parameters().buffer(Packets.named("b").everyRows(10));
        buffer.addTimestampMs(0).addValue("a", 1).write();
        buffer.addTimestampMs(1).addValue("a", 2).write();
        writer.parameters().buffer(Packets.named("b").everyRows(3).orIdle(Duration.ofMillis(10)));
        buffer.addTimestampMs(2).addValue("a", 3).write();
        assertThat(output.packets()).containsExactly(table("time_ms | a\n0 | 1\n1 | 2\n2 | 3"));
        writer.parameters().buffer(Packets.named("b").everyRows(10));
        buffer.addTimestampMs(3).addValue("a", 4).write();
        writer.parameters().buffer(Packets.named("b").idle(Duration.ofMillis(10)));
        output.alarms().advanceMs(10);
        assertThat(output.packets()).containsExactly(table("time_ms | a\n3 | 4"));
    }

    @Test
    void everyRowGetsTheDefaultTagsThatItDoesNotHave() {
        writer.parameters().buffer().addTimestampMs(0).addValue("a", 0).write();
        writer.parameters().defaultTag("Lap", "1").defaultTag("Car", "7");
        writer.parameters().write(table("time_ms | a | Lap#\n1 | 1 |\n2 | 2 | 9\n3 | 3 |"));
        writer.parameters()
                .buffer()
                .addTimestampMs(4)
                .addValue("a", 4)
                .addTag("Car", "8")
                .write();
        writer.parameters().buffer(Packets.named("pair").everyRows(2)).write(table("time_ms | a\n5 | 5\n6 | 6"));
        assertThat(output.packets())
                .containsExactly(
                        table("time_ms | a\n0 | 0"),
                        table("time_ms | a | Lap# | Car#\n1 | 1 | 1 | 7\n2 | 2 | 9 | 7\n3 | 3 | 1 | 7"),
                        table("time_ms | a | Car# | Lap#\n4 | 4 | 8 | 1"),
                        table("time_ms | a | Lap# | Car#\n5 | 5 | 1 | 7\n6 | 6 | 1 | 7"));
        assertThatThrownBy(() -> writer.parameters().defaultTag("", "1"))
                .hasMessage("a tag must have a name, but it is empty");
    }
}
