package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.Joined;
import io.pitwall.serdes.fragments.RawRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

/** What is held of fragments, over commits and crashes. */
class FragmentStoreTest {

    private static final String LONG =
            "a message that is too long for one record of this test, by far and further".repeat(4);

    private final SplitRecords records = new SplitRecords();
    private final List<String> released = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private StoreFixture<StoredHeldStream> fixture = StoreFixture.exactlyOnce(new HeldStreamLayout("cars"));
    private FragmentJoiner joiner = joiner();

    private FragmentJoiner joiner() {
        return new FragmentJoiner(JoinLimits.standard(), new FragmentStore(fixture.store), () -> now);
    }

    private void add(List<RawRecord> more) {
        for (RawRecord record : more) {
            Joined joined = joiner.add(record);
            joined.released().forEach(whole -> released.add(SplitRecords.text(whole)));
            assertThat(joined.dropped()).isEmpty();
        }
    }

    private void add(RawRecord record) {
        add(List.of(record));
    }

    /** The process dies; another one restores what the changelog has. */
    private void crash(String guarantee) {
        restoreFrom(fixture.inner.changelog.size(), guarantee);
    }

    private void restoreFrom(int changelogLength, String guarantee) {
        LoggedMap inner = LoggedMap.restored(fixture.inner.changelog, changelogLength);
        fixture = new StoreFixture<>(inner, new HeldStreamLayout("cars"), guarantee, Long.MAX_VALUE);
        joiner = joiner();
    }

    private void crash() {
        crash(StreamsConfig.EXACTLY_ONCE_V2);
    }

    private static List<RawRecord> from(List<RawRecord> records, int index) {
        return records.subList(index, records.size());
    }

    @Test
    void aMessageBetweenTwoCommitsIsNeverWritten() {
        add(records.inHeaders("a", LONG));
        add(records.inPrefix("a", LONG));

        assertThat(released).containsExactly(LONG, LONG);
        assertThat(fixture.written(fixture::commit)).isZero();
    }

    @Test
    void recordsOfKeysThatHoldNothingAskNoStore() {
        add(records.inHeaders("a", LONG).subList(0, 1));
        int gets = fixture.inner.gets;
        for (int i = 0; i < 100; i++) {
            add(records.whole("b" + i, "x"));
        }

        assertThat(released).hasSize(100);
        assertThat(fixture.inner.gets).isEqualTo(gets);
    }

    @Test
    void aCommitWritesOnlyWhatCameSinceTheLastOne() {
        List<RawRecord> parts = records.inHeaders("a", LONG + LONG);
        add(parts.subList(0, 2));
        assertThat(fixture.written(fixture::commit))
                .as("opening, two slices, head")
                .isEqualTo(4);
        assertThat(fixture.written(fixture::commit)).as("nothing new").isZero();
        add(parts.get(2));
        assertThat(fixture.written(fixture::commit)).as("slice, head").isEqualTo(2);
        add(records.whole("a", "x"));
        assertThat(fixture.written(fixture::commit)).as("record, head").isEqualTo(2);

        add(from(parts, 3));
        assertThat(released).containsExactly(LONG + LONG, "x");
        fixture.commit();
        assertThat(fixture.inner.entries).as("nothing is left").isEmpty();
    }

    @Test
    void aRestartGoesOnWhereTheCommitWas() {
        List<RawRecord> headed = records.inHeaders("a", "headed " + LONG);
        List<RawRecord> prefixed = records.inPrefix("a", "prefixed " + LONG);
        List<RawRecord> other = records.inPrefix("b", "other " + LONG);
        add(headed.subList(0, 2));
        add(prefixed);
        add(records.whole("a", "x"));
        add(records.whole("a", null));
        add(other.subList(0, 1));
        fixture.commit();
        long heapBytes = joiner.heapBytes();
        crash();

        assertThat(joiner.messageCount()).isEqualTo(2);
        assertThat(joiner.heapBytes()).isBetween(1L, heapBytes);
        add(from(headed, 2));
        add(from(other, 1));
        assertThat(released).containsExactly("headed " + LONG, "prefixed " + LONG, "x", "-", "other " + LONG);
        fixture.commit();
        assertThat(fixture.inner.entries).isEmpty();
    }

    @Test
    void positionsTimesAndHeadersComeBack() {
        List<RawRecord> parts = records.inHeaders("a", LONG);
        add(parts.get(0));
        add(records.whole("a", "x"));
        fixture.commit();
        crash();
        List<RawRecord> whole = new ArrayList<>();
        from(parts, 1).forEach(part -> whole.addAll(joiner.add(part).released()));

        assertThat(whole).hasSize(2);
        assertThat(whole.get(0).position()).isEqualTo(parts.get(0).position());
        assertThat(whole.get(0).headers()).isEqualTo(new RecordHeaders().add("trace", new byte[] {'0', '0', '-', '1'}));
        assertThat(whole.get(1).position()).hasToString("cars-3@" + parts.size());
        assertThat(whole.get(1).position().timestampMs()).isEqualTo(1_000_000 + parts.size());
    }

    @Test
    void timeToLiveBeginsAnewWithTheTask() {
        List<RawRecord> parts = records.inHeaders("a", LONG);
        add(parts.subList(0, 1));
        add(records.whole("a", "x"));
        fixture.commit();
        now = now.plusSeconds(600);
        crash();

        assertThat(joiner.sweep().dropped()).isEmpty();
        now = now.plusSeconds(60);
        assertThat(joiner.sweep().dropped()).hasSize(1);
        fixture.commit();
        assertThat(fixture.inner.entries).isEmpty();
    }

    @Test
    void aLargeSliceIsChunkedAndComesBack() {
        String large = "0123456789abcdef".repeat(200_000);
        RawRecord first = records.inHeaders("a", LONG).get(0);
        add(first);
        add(records.whole("a", large));
        fixture.commit();
        crash();
        now = now.plusSeconds(60);

        assertThat(joiner.sweep().released()).singleElement().satisfies(record -> assertThat(SplitRecords.text(record))
                .isEqualTo(large));
    }

    /** Released, but the commit did not come: what was held must be there for the records that are read again. */
    @Test
    void underAtLeastOnceWhatWasReleasedWithoutACommitIsHeldAgain() {
        fixture = StoreFixture.atLeastOnce(new HeldStreamLayout("cars"));
        joiner = joiner();
        List<RawRecord> parts = records.inHeaders("a", LONG);
        List<RawRecord> next = records.inHeaders("a", "next " + LONG);
        add(parts.subList(0, 2));
        fixture.commit();
        add(from(parts, 2));
        add(next.subList(0, 1));
        assertThat(released).containsExactly(LONG);
        fixture.store.flushCache();
        crash(StreamsConfig.AT_LEAST_ONCE);

        released.clear();
        add(from(parts, 2));
        add(next);
        assertThat(released).containsExactly(LONG, "next " + LONG);
    }

    /** Deletions that a crash has cut short are of what is committed as released: they are finished, nothing comes back. */
    @Test
    void underAtLeastOnceDeletionsThatWereCutShortAreFinished() {
        fixture = StoreFixture.atLeastOnce(new HeldStreamLayout("cars"));
        joiner = joiner();
        List<RawRecord> parts = records.inHeaders("a", LONG + LONG);
        add(parts.subList(0, 3));
        add(records.whole("a", "x"));
        fixture.commit();
        add(from(parts, 3));
        fixture.commit();
        int before = fixture.inner.changelog.size();
        fixture.commit();
        int deletions = fixture.inner.changelog.size() - before;
        assertThat(deletions).as("opening, slices, record, head").isEqualTo(6);
        StoreFixture<StoredHeldStream> committed = fixture;

        for (int written = 1; written <= deletions; written++) {
            fixture = committed;
            restoreFrom(before + written, StreamsConfig.AT_LEAST_ONCE);
            assertThat(joiner.messageCount()).isZero();
            for (int commits = 0; commits < 3; commits++) {
                fixture.commit();
            }
            assertThat(fixture.inner.entries).isEmpty();
        }
    }

    @Test
    void slotsDoNotGrowWithoutBoundWhereSomethingIsAlwaysHeld() {
        add(records.inHeaders("a", LONG).subList(0, 1));
        List<RawRecord> open = records.inHeaders("a", "0 " + LONG);
        add(open.subList(0, 1));
        for (int round = 1; round <= 200; round++) {
            List<RawRecord> next = records.inHeaders("a", round + " " + LONG);
            add(next.subList(0, 1));
            add(from(open, 1));
            open = next;
            now = now.plusSeconds(round == 1 ? 60 : 0);
            joiner.sweep().released().forEach(record -> released.add(SplitRecords.text(record)));
            fixture.commit();
        }
        int gets = fixture.inner.gets;
        LoggedMap inner = LoggedMap.restored(fixture.inner.changelog, fixture.inner.changelog.size());
        fixture =
                new StoreFixture<>(inner, new HeldStreamLayout("cars"), StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
        joiner = joiner();

        assertThat(gets).isLessThan(100);
        assertThat(inner.gets).as("to load one message").isLessThan(20);
    }

    @Test
    void anotherVersionIsRefusedWithWhatToThinkOf() {
        HeldStreamFormat format = new HeldStreamFormat("cars");

        assertThatThrownBy(() -> format.readHead(new byte[] {2, 0, 0}))
                .isInstanceOf(ProcessorStateException.class)
                .hasMessage("held fragments of topic cars, head: stored in version 2, this Pitwall reads version 1; was"
                        + " the state written by a newer one?");
        assertThatThrownBy(() -> format.readEntry(new byte[] {1, 9}, new byte[0], 7))
                .isInstanceOf(ProcessorStateException.class)
                .hasMessageStartingWith("held fragments of topic cars, slot 7: unknown kind 9");
    }
}
