package io.pitwall.state;

import static io.pitwall.state.TestRows.row;
import static io.pitwall.state.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

/** How the rows of a packet buffer are written, deleted and found again. */
class PacketBufferLayoutTest {

    private static final String CAR = HeldRows.STREAM;
    private static final Packets SPAN = Packets.named("held").everySpan(Duration.ofMillis(100));

    private final HeldRows held = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, SPAN);

    @Test
    void aCommitWritesTheRowsAddedSinceTheLastOneAndTheHead() {
        held.add(row(0));
        assertThat(held.commit()).as("all in one value").containsExactly("put inline");
        held.add(row(1));
        held.add(row(2));
        assertThat(held.commit()).as("two pieces, one segment").containsExactly("put 1", "put head");
        assertThat(held.commit()).as("nothing has changed").isEmpty();
    }

    @Test
    void rowsReleasedBetweenTwoCommitsAreNeverWritten() {
        held.add(row(0));
        held.release();

        assertThat(held.commit()).isEmpty();
    }

    @Test
    void whatIsReleasedStaysReleasedWhenTheStreamIsDroppedBeforeTheCommit() {
        HeldRows late = new HeldRows(StreamsConfig.AT_LEAST_ONCE, SPAN, 1);
        late.add(row(0));
        late.commit();
        late.release();
        late.add(row(1));
        late.fixture.store.betweenRecords();
        assertThat(late.fixture.store.liveCount()).isZero();
        assertThat(late.fixture.inner.entries).as("the released row waits").hasSize(2);
        assertThat(late.rows().timesNs()).containsExactly(row(1).timesNs());

        late.commit();
        assertThat(late.fixture.store.waitingRemovals()).isEqualTo(1);
        late.fixture.store.betweenRecords();
        assertThat(late.commit()).containsExactly("delete inline");
        assertThat(late.fixture.store.waitingRemovals()).isZero();
        assertThat(late.fixture.inner.entries).hasSize(1);
        assertThat(late.rows().timesNs()).containsExactly(row(1).timesNs());
    }

    @Test
    void aReleaseDeletesTheSegmentsAndTheHead() {
        held.add(row(0));
        held.commit();
        held.add(row(1));
        held.commit();
        held.release();

        assertThat(held.commit()).containsExactly("delete inline", "delete 1", "delete head");
        assertThat(held.fixture.inner.entries).isEmpty();
    }

    @Test
    void aReleaseKeepsTheRowsThatCameBehindIt() {
        held.add(row(0));
        held.commit();
        held.add(row(100));

        assertThat(held.commit()).containsExactly("put inline");
        assertThat(held.restored().rows()).isEqualTo(row(100));
    }

    @Test
    void anotherRuleReleasesWhatIsStoredAndRewritesNothing() {
        held.add(row(0));
        held.commit();
        held.fixture.object(CAR).releaseUnder(Packets.named("held").everyRows(2));
        held.fixture.store.changed(CAR);
        assertThat(held.commit()).isEmpty();

        assertThat(held.add(row(1))).containsExactly(ParameterData.concat(List.of(row(0), row(1))));
        assertThat(held.commit()).containsExactly("delete inline");
    }

    @Test
    void anotherRuleBehindAReleaseStillDeletesWhatWasReleased() {
        held.add(row(0));
        held.commit();
        held.add(row(1));
        held.commit();
        held.add(row(100));
        held.fixture.object(CAR).releaseUnder(Packets.named("held").everyRows(2));
        held.fixture.store.changed(CAR);
        held.commit();

        assertThat(held.restored().rows()).isEqualTo(row(100));
        held.fixture.object(CAR).releaseUnder(SPAN);
        assertThat(held.rows()).isEqualTo(row(100));
    }

    @Test
    void removingTheStreamDeletesAllOfIt() {
        held.add(row(0));
        held.commit();
        held.add(row(1));
        held.fixture.store.remove(CAR);

        assertThat(held.commit()).containsExactly("delete inline");
        assertThat(held.fixture.store.get(CAR)).isNull();
    }

    @Test
    void whatIsRestoredIsWhatWasHeld() {
        held.add(TextTable.parse("""
                time_ms | Brake | Driver:text | Lap#
                     50 |   0.7 | Ana         | 1
                      7 |       |             | 1
                """), 5_000);
        held.commit();
        held.add(TextTable.parse("""
                time_ms | Brake | Blob:binary
                     50 |   NaN | 0x0102
                """), 6_000);
        held.commit();

        HeldRows restored = held.restored();
        assertThat(restored.rows()).isEqualTo(held.rows());
        assertThat(restored.buffer().rowCount()).isEqualTo(3);
        assertThat(restored.add(row(107))).as("the span is that of all rows").hasSize(1);
        assertThat(restored.commit()).containsExactly("put inline", "delete 1", "delete head");
    }

    @Test
    void appendingGoesOnAfterARestart() {
        held.add(row(0));
        held.commit();
        HeldRows restored = held.restored();
        restored.add(row(1));

        assertThat(restored.commit()).containsExactly("put 1", "put head");
        assertThat(restored.restored().rows()).isEqualTo(rows(0, 1));
    }

    @Test
    void evictionMakesNoDifference() {
        HeldRows evicting = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, SPAN, 1);
        evicting.add(row(0));
        evicting.fixture.store.betweenRecords();
        assertThat(evicting.fixture.store.liveCount()).isZero();
        evicting.add(row(1));
        evicting.commit();
        evicting.fixture.store.betweenRecords();
        assertThat(evicting.add(row(100))).containsExactly(rows(0, 1));
        evicting.fixture.store.betweenRecords();

        assertThat(evicting.rows()).isEqualTo(row(100));
    }

    @Test
    void aLongerSpanThanTheRowsWereStoredUnderKeepsThem() {
        held.add(rows(0, 99));
        held.commit();
        HeldRows longer = held.restored(Packets.named("held").everySpan(Duration.ofMillis(200)));

        assertThat(longer.add(row(150))).isEmpty();
        assertThat(longer.add(row(200))).containsExactly(rows(0, 99, 150));
    }

    @Test
    void aShorterSpanThanTheRowsWereStoredUnderReleasesThemWithTheNextRow() {
        held.add(rows(0, 99));
        held.commit();
        HeldRows shorter = held.restored(Packets.named("held").everySpan(Duration.ofMillis(50)));

        assertThat(shorter.add(row(60))).containsExactly(rows(0, 99));
        assertThat(shorter.rows()).isEqualTo(row(60));
    }

    @Test
    void fewerRowsThanAreStoredReleasesThemWithTheNextRow() {
        held.add(rows(0, 1, 2));
        held.commit();
        HeldRows fewer = held.restored(Packets.named("held").everyRows(2));

        assertThat(fewer.add(row(3))).containsExactly(rows(0, 1, 2, 3));
    }

    @Test
    void aPieceLargerThanAChangelogRecordMayBeIsCut() {
        ParameterData large = noise(200_000);
        held.add(large);
        List<String> written = held.commit();

        assertThat(written).hasSizeGreaterThan(3).endsWith("put head");
        assertThat(held.fixture.inner.changelog)
                .allSatisfy(change -> assertThat(change.value()).hasSizeLessThanOrEqualTo(2 + 512 * 1024));
        assertThat(held.restored().rows()).isEqualTo(large);
        held.release();
        held.commit();
        assertThat(held.fixture.inner.entries).isEmpty();
    }

    @Test
    void manyPiecesAreGatheredIntoSegmentsOfLimitedSize() {
        List<ParameterData> pieces = new ArrayList<>();
        for (int piece = 0; piece < 100; piece++) {
            pieces.add(noise(1_000));
            held.add(pieces.get(piece));
        }
        List<String> written = held.commit();

        assertThat(written).as("1.6 MB on the heap").hasSizeBetween(5, 10).startsWith("put 1", "put 2");
        assertThat(held.restored().rows()).isEqualTo(ParameterData.concat(pieces));
    }

    @Test
    void aSegmentThatHoldsSomethingElseIsReported() {
        LoggedMap inner = new LoggedMap();
        EntryFormat format = new EntryFormat("rows");
        inner.put(EntryKeys.of(CAR, 1, 0), format.whole(PlainFormat.instance().encode(StreamEnd.closed())));
        inner.put(
                EntryKeys.of(CAR, StoredEntries.HEAD, 0),
                format.whole(ByteBuffer.allocate(16).putLong(0).putLong(2).array()));
        HeldRows wrong = new HeldRows(inner, StreamsConfig.EXACTLY_ONCE_V2, SPAN, Long.MAX_VALUE);

        assertThatThrownBy(wrong::rows)
                .isInstanceOf(ProcessorStateException.class)
                .hasMessage("Store rows, stream car-1: segment 1 of a stored buffer holds a StreamEnd where rows were"
                        + " expected; start the version of Pitwall that wrote it, or reset the application and do without"
                        + " its state");
    }

    @Test
    void underAtLeastOnceTwoSlotsTakeTurnsAndNothingIsDeletedWhileRowsCome() {
        HeldRows late = new HeldRows(StreamsConfig.AT_LEAST_ONCE, SPAN);
        List<String> written = new ArrayList<>();
        for (int packet = 0; packet < 6; packet++) {
            late.add(row(packet * 100L));
            written.addAll(late.commit());
        }
        assertThat(written)
                .containsExactly("put inline", "put other", "put inline", "put other", "put inline", "put other");
        assertThat(late.commit()).containsExactly("delete inline");
        assertThat(late.fixture.inner.gets)
                .as("the heads of a new stream, never again")
                .isEqualTo(3);
        assertThat(late.restored().rows()).isEqualTo(row(500));
    }

    @Test
    void underExactlyOnceAPacketBetweenAnyTwoCommitsCostsOneValue() {
        List<String> written = new ArrayList<>();
        for (int packet = 0; packet < 3; packet++) {
            held.add(row(packet * 100L));
            written.addAll(held.commit());
        }
        assertThat(written).containsExactly("put inline", "put inline", "put inline");
        assertThat(held.fixture.inner.gets)
                .as("the heads of a new stream, never again")
                .isEqualTo(3);
    }

    @Test
    void underAtLeastOnceACommitThatFailsTakesNoSlotAway() {
        HeldRows late = new HeldRows(StreamsConfig.AT_LEAST_ONCE, SPAN);
        late.add(row(0));
        late.commit();
        int committed = late.fixture.inner.changelog.size();
        for (int packet = 1; packet < 5; packet++) {
            late.add(row(packet * 100L));
            late.fixture.store.flushCache();
        }
        for (int length = committed; length <= late.fixture.inner.changelog.size(); length++) {
            assertThat(late.restoredAt(length).rows().timesNs())
                    .as("length " + length)
                    .contains(0);
        }
        assertThat(late.rows()).isEqualTo(row(400));
        late.commit();
        late.commit();
        assertThat(late.restored().rows()).isEqualTo(row(400));
        late.release();
        late.commit();
        late.commit();
        late.commit();
        assertThat(late.fixture.inner.entries).isEmpty();
    }

    @Test
    void underAtLeastOnceACrashAnywhereAroundAReleaseLosesNoRow() {
        HeldRows late = new HeldRows(StreamsConfig.AT_LEAST_ONCE, SPAN);
        late.add(row(0));
        late.commit();
        late.add(row(1));
        late.commit();
        int committed = late.fixture.inner.changelog.size();
        late.add(row(100));
        late.fixture.store.flushCache();

        int written = late.fixture.inner.changelog.size();
        assertThat(written).isEqualTo(committed + 1);
        for (int length = committed; length < written; length++) {
            assertThat(late.restoredAt(length).rows()).as("length " + length).isEqualTo(rows(0, 1));
        }
        assertThat(late.restoredAt(written).rows()).as("doubled").isEqualTo(rows(0, 1, 100));
        late.fixture.store.commit(Map.of());
        assertThat(late.commit()).as("one commit later").containsExactly("delete inline", "delete 1", "delete head");
        assertThat(late.restored().rows()).isEqualTo(row(100));
    }

    private static ParameterData noise(int rowCount) {
        Random random = new Random(rowCount);
        var rows = ParameterData.builder();
        for (int row = 0; row < rowCount; row++) {
            rows.row(row).put("Noise", random.nextDouble());
        }
        return rows.build();
    }
}
