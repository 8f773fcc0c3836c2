package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A packet that cannot be written takes nothing else with it. */
class WriterBuffersTest {

    private final WriteException refused = new WriteException("out", "car", "cannot be written: no room", null);

    private final RecordedOutput output = new RecordedOutput();
    private final StreamWriter writer = output.topic().createStream("car");

    private OutputBuffer idle(String name, long ms) {
        return writer.parameters().buffer(Packets.named(name).idle(Duration.ofMillis(ms)));
    }

    @Test
    void otherBuffersAreReleasedInTimeAlthoughOneCouldNotBe() {
        List<WriteException> told = new ArrayList<>();
        output.topic().onError(told::add);
        idle("first", 10).write(TextTable.parse("time_ms | a\n1 | 1"));
        idle("second", 10).write(TextTable.parse("time_ms | b\n1 | 1"));
        idle("later", 20).write(TextTable.parse("time_ms | c\n1 | 1"));
        output.refuseOne(refused);
        output.alarms().advanceMs(10);
        assertThat(told).containsExactly(refused);
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | b\n1 | 1"));
        output.alarms().advanceMs(10);
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | c\n1 | 1"));
    }

    @Test
    void whatIsBehindAPacketThatCouldNotBeWrittenIsWrittenOrStaysHeld() {
        OutputBuffer pairs =
                writer.parameters().buffer(Packets.named("pairs").everyRows(2).orIdle(Duration.ofMillis(10)));
        output.refuseOne(refused);
        assertThatThrownBy(() -> pairs.write(TextTable.parse("time_ms | a\n1 | 1\n2 | 2\n3 | 3\n4 | 4\n5 | 5")))
                .isSameAs(refused);
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | a\n3 | 3\n4 | 4"));
        output.alarms().advanceMs(10);
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | a\n5 | 5"));
    }

    @Test
    void aFailureIsToldOnce() {
        idle("first", 10).write(TextTable.parse("time_ms | a\n1 | 1"));
        idle("second", 10).write(TextTable.parse("time_ms | b\n1 | 1"));
        output.refuseOne(refused);
        assertThatThrownBy(writer::flush).isSameAs(refused);
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | b\n1 | 1"));
        writer.close();
        assertThat(writer.isClosed()).isTrue();
    }
}
