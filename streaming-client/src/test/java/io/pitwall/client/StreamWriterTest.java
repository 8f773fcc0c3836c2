package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StreamWriterTest {

    private static final ParameterData ROW = TextTable.parse("time_ms | Speed\n1 | 2");
    private static final StreamProperties NAMED = StreamProperties.none().withName("a car");

    private final RecordedOutput output = new RecordedOutput();
    private final StreamWriter writer = output.topic().createStream("car-1");

    @Test
    void openingAStreamWritesNothing() {
        output.alarms().advanceMs(100_000);
        assertThat(output.sent()).isEmpty();
    }

    @Test
    void theFirstDataComesBehindThePropertiesEvenIfThereAreNone() {
        writer.parameters().write(ROW);
        writer.parameters().write(ROW);
        assertThat(output.sent())
                .containsExactly(
                        new RecordedOutput.Sent("car-1", StreamProperties.none()),
                        new RecordedOutput.Sent("car-1", ROW),
                        new RecordedOutput.Sent("car-1", ROW));
    }

    @Test
    void propertiesAndDefinitionsComeBeforeTheFirstData() {
        writer.properties().name("a car");
        writer.parameters().addDefinition("Speed").unit("km/h");
        writer.events().addDefinition("pit-stop");
        writer.parameters().write(ROW);
        assertThat(output.messages())
                .containsExactly(
                        NAMED,
                        new ParameterDefinitions(
                                List.of(ParameterDefinition.of("Speed").withUnit("km/h")), List.of()),
                        new EventDefinitions(List.of(EventDefinition.of("pit-stop")), List.of()),
                        ROW);
    }

    @Test
    void changesAreToldTogetherAfterAMomentIfNoDataComes() {
        writer.properties().name("a");
        writer.properties().name("a car");
        output.alarms().advanceMs(19);
        assertThat(output.sent()).isEmpty();
        output.alarms().advanceMs(1);
        assertThat(output.messages()).containsExactly(NAMED);
        output.alarms().advanceMs(100_000);
        assertThat(output.sent()).isEmpty();
        assertThat(output.alarms().pending()).isZero();
    }

    @Test
    void aChangeIsToldBeforeTheNextDataAndNothingElseIs() {
        writer.parameters().addDefinition("Speed");
        writer.parameters().write(ROW);
        output.messages();
        writer.properties().name("a car");
        writer.parameters().write(ROW);
        writer.parameters().write(ROW);
        assertThat(output.messages()).containsExactly(NAMED, ROW, ROW);
    }

    @Test
    void whatIsSaidAgainUnchangedIsNotTold() {
        writer.properties().name("a car");
        writer.parameters().write(ROW);
        output.messages();
        writer.properties().name("a car");
        writer.parameters().write(ROW);
        assertThat(output.messages()).containsExactly(ROW);
    }

    @Test
    void afterAWhilePropertiesAndDefinitionsComeAgainBeforeData() {
        writer.properties().name("a car");
        writer.parameters().addDefinition("Speed");
        writer.parameters().write(ROW);
        output.messages();
        output.alarms().advanceMs(29_999);
        writer.parameters().write(ROW);
        assertThat(output.messages()).containsExactly(ROW);
        output.alarms().advanceMs(1);
        writer.events().write(new EventData(1, "pit-stop", ""));
        assertThat(output.messages())
                .containsExactly(
                        NAMED,
                        new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of()),
                        EventBatch.of(new EventData(1, "pit-stop", "")));
        writer.parameters().write(ROW);
        assertThat(output.messages()).containsExactly(ROW);
    }

    @Test
    void theIntervalCanBeChosen() {
        output.topic().announceEvery(Duration.ofMillis(5));
        writer.parameters().write(ROW);
        output.alarms().advanceMs(5);
        output.messages();
        writer.parameters().write(ROW);
        assertThat(output.messages()).containsExactly(StreamProperties.none(), ROW);
        assertThatThrownBy(() -> output.topic().announceEvery(Duration.ZERO))
                .hasMessage("streams must be announced at intervals of 1 ms or more, but it's PT0S");
        assertThatThrownBy(() -> output.topic().announceEvery(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClockThatIsPutBackDoesNotStopTheAnnouncements() {
        writer.parameters().write(ROW);
        output.messages();
        output.alarms().jumpMs(-500_000);
        writer.parameters().write(ROW);
        output.alarms().advanceMs(30_000);
        writer.parameters().write(ROW);
        assertThat(output.messages()).containsExactly(StreamProperties.none(), ROW, StreamProperties.none(), ROW);
    }

    @Test
    void rowsAreWrittenAsTheyAre() {
        ParameterData same = TextTable.parse("time_ms | Speed | Lap#\n1 | 2 | 1\n1 | | 1\n2 | | 2");
        writer.parameters().write(same);
        writer.parameters().write(ParameterData.empty());
        assertThat(output.packets()).containsExactly(same);
    }

    @Test
    void closingTellsWhatIsNewAndWhatIsHeldBeforeTheEnd() {
        OutputBuffer buffer = writer.parameters().buffer(Packets.named("ten").everyRows(10));
        buffer.write(ROW);
        writer.properties().name("a car");
        writer.close(StreamEnd.Type.ABORTED);
        assertThat(output.messages()).containsExactly(NAMED, ROW, new StreamEnd(StreamEnd.Type.ABORTED));
        assertThat(writer.isClosed()).isTrue();
        output.alarms().advanceMs(100_000);
        assertThat(output.sent()).isEmpty();
    }

    @Test
    void anUntouchedStreamIsClosedWithItsEndAlone() {
        writer.close();
        assertThat(output.messages()).containsExactly(StreamEnd.closed());
    }

    @Test
    void nothingCanBeWrittenBehindTheEnd() {
        OutputBuffer buffer = writer.parameters().buffer(Packets.named("ten").everyRows(10));
        RowWriter row = writer.parameters().buffer().addTimestampMs(1).addValue("Speed", 1);
        writer.close();
        List<ThrowingCallable> calls = List.of(
                writer::close,
                writer::flush,
                () -> writer.epoch(Instant.EPOCH),
                () -> writer.properties().name("a"),
                () -> writer.properties().current(),
                () -> writer.parameters().write(ROW),
                () -> writer.parameters().addDefinition("Speed"),
                () -> writer.parameters().defaultTag("Lap", "1"),
                () -> writer.parameters().buffer(Packets.named("ten").everyRows(10)),
                () -> buffer.write(ROW),
                () -> buffer.addTimestampMs(1),
                buffer::flush,
                row::write,
                () -> writer.events().write(new EventData(1, "a", "")));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call)
                .isInstanceOf(StreamClosedException.class)
                .hasMessage(
                        "stream 'car-1' of topic 'out' is closed; OutputTopic.createStream opens it anew, with a new"
                                + " writer"));
        assertThat(writer.id()).isEqualTo("car-1");
    }

    @Test
    void afterTheEndTheSameIdIsANewStream() {
        writer.properties().name("a car");
        writer.parameters().write(ROW);
        writer.close();
        output.messages();
        StreamWriter again = output.topic().createStream("car-1");
        again.parameters().write(ROW);
        assertThat(output.messages()).containsExactly(StreamProperties.none(), ROW);
        assertThatThrownBy(() -> writer.parameters().write(ROW)).isInstanceOf(StreamClosedException.class);
    }

    @Test
    void flushWritesWhatIsHeldAndWaits() {
        writer.properties().name("a car");
        writer.parameters().buffer(Packets.named("ten").everyRows(10)).write(ROW);
        writer.flush();
        assertThat(output.messages()).containsExactly(NAMED, ROW);
        assertThat(output.flushes()).isEqualTo(1);
    }

    @Test
    void flushOfTheTopicDoesSoForAllStreams() {
        StreamWriter other = output.topic().createStream("car-2");
        for (StreamWriter one : List.of(writer, other)) {
            one.parameters().buffer(Packets.named("ten").everyRows(10)).write(ROW);
        }
        output.topic().flush();
        assertThat(output.sent())
                .contains(new RecordedOutput.Sent("car-1", ROW), new RecordedOutput.Sent("car-2", ROW))
                .hasSize(4);
        assertThat(output.flushes()).isEqualTo(1);
    }

    @Test
    void relativeTimesCountFromTheEpoch() {
        writer.epoch(Instant.ofEpochSecond(100));
        writer.parameters().writeRelative(ROW);
        writer.parameters().write(ROW);
        writer.events().writeRelative(EventBatch.of(new EventData(5, "a", "b"), new EventData(6, "c", "d")));
        writer.events().addTimestampMs(7).addValue("e", "f").write();
        assertThat(output.messages())
                .containsExactly(
                        StreamProperties.none(),
                        TextTable.parse("time_ms | Speed\n100001 | 2"),
                        ROW,
                        EventBatch.of(
                                new EventData(100_000_000_005L, "a", "b"), new EventData(100_000_000_006L, "c", "d")),
                        EventBatch.of(new EventData(100_007_000_000L, "e", "f")));
    }

    @Test
    void propertiesAreSetOneByOneOrAtOnce() {
        Instant recorded = Instant.parse("2021-02-01T14:51:39Z");
        writer.properties()
                .name("cardata")
                .location("/static data")
                .metadata("circuit", "Sakhir")
                .metadata("player", "Swal")
                .metadata("circuit", "Sakhir Short")
                .addParent("a")
                .addParent("b")
                .addParent("a")
                .removeParent("b")
                .timeOfRecording(recorded);
        StreamProperties expected = new StreamProperties(
                "cardata", "/static data", Map.of("circuit", "Sakhir Short", "player", "Swal"), List.of("a"), recorded);
        assertThat(writer.properties().current()).isEqualTo(expected);
        writer.properties().removeMetadata("player").removeMetadata("nobody").removeParent("nobody");
        assertThat(writer.properties().current().metadata()).isEqualTo(Map.of("circuit", "Sakhir Short"));
        writer.properties().set(expected);
        assertThat(writer.properties().current()).isEqualTo(expected);
    }

    @Test
    void whatCannotBeWrittenInTheBackgroundIsReported() {
        List<WriteException> failures = new ArrayList<>();
        output.topic().onError(failures::add);
        writer.properties().name("a car");
        output.refuse(new IllegalArgumentException("no room"));
        output.alarms().advanceMs(20);
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure).hasMessage("stream 'car-1' of topic 'out': cannot be written: no room");
            assertThat(failure.topic()).isEqualTo("out");
            assertThat(failure.streamId()).isEqualTo("car-1");
        });
    }

    @Test
    void aClosedClientWritesNothing() {
        output.close();
        assertThatThrownBy(() -> writer.parameters().write(ROW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the client is closed: nothing can be written to topic 'out'");
    }
}
