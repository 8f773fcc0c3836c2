package io.pitwall.serdes.fragments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentJoinerTest {

    private Instant now = Instant.EPOCH;
    private final Records records = new Records();
    private final HeldStreams streams = HeldStreams.onHeap();
    private FragmentJoiner joiner = joiner(JoinLimits.standard());

    private FragmentJoiner joiner(JoinLimits limits) {
        return new FragmentJoiner(limits, streams, () -> now);
    }

    private static List<String> released(Joined joined) {
        return Records.values(joined.released().stream());
    }

    @Test
    void aWholeRecordPassesAsItIs() {
        RawRecord record = records.whole("a", "x");
        RawRecord tombstone = new RawRecord(record.position(), null, null, new RecordHeaders());

        assertThat(joiner.add(record)).isEqualTo(new Joined(new Outcome.Whole(), List.of(record), List.of()));
        assertThat(joiner.add(tombstone).released()).containsExactly(tombstone);
    }

    @Test
    void theJoinedRecordStandsWhereItsFirstFragmentStood() {
        RawRecord first = records.headed("a", 1, 0, 2, "p");
        first.headers().add("traceparent", new byte[] {1});
        RawRecord last = records.headed("a", 1, 1, 2, "q");
        last.headers().add("traceparent", new byte[] {2});
        joiner.add(first);

        RawRecord joined = joiner.add(last).released().get(0);

        assertThat(joined.position()).isEqualTo(first.position()).hasToString("cars-3@0");
        assertThat(joined.position().timestampMs()).isEqualTo(1_000_000);
        assertThat(joined.key()).isEqualTo(first.key());
        assertThat(joined.headers()).isEqualTo(new RecordHeaders().add("traceparent", new byte[] {1}));
    }

    @Test
    void saysWhatBecameOfEachRecord() {
        assertThat(joiner.add(records.headed("a", 1, 0, 3, "p")).outcome()).isEqualTo(new Outcome.Pending(1, 3));
        assertThat(joiner.add(records.headed("a", 1, 0, 3, "p")).outcome()).isEqualTo(new Outcome.Duplicate());
        assertThat(joiner.add(records.headed("a", 1, 1, 3, "q")).outcome()).isEqualTo(new Outcome.Pending(2, 3));
        assertThat(joiner.add(records.headed("a", 1, 2, 3, "r")).outcome()).isEqualTo(new Outcome.Complete());
        assertThat(joiner.add(records.headed("a", 1, 2, 3, "r")).outcome()).isEqualTo(new Outcome.Duplicate());
        assertThat(joiner.add(records.headed("a", 1, 0, 3, "p")).outcome()).isEqualTo(new Outcome.Duplicate());
        assertThat(joiner.add(records.prefixed("a", 7, 1, 3, "q")).outcome())
                .isEqualTo(new Outcome.Orphan("part 1 of 3 of message 07000000 came, but none of the parts before it"));
        assertThat(joiner.add(records.whole("a", "<abcd/b/a>")).outcome())
                .isEqualTo(new Outcome.Refused("fragment, prefix form, byte 6: expected an index from 0 to 97, the last"
                        + " index, but it is 98"));
    }

    /** Every producer counts for itself, from 1 at each start: what is complete must not hide what comes then. */
    @Test
    void anIdOfThePrefixFormMayComeAgain() {
        joiner.add(records.prefixed("a", 1, 0, 2, "p"));
        joiner.add(records.prefixed("a", 1, 1, 2, "q"));

        assertThat(joiner.add(records.prefixed("a", 1, 1, 2, "q")).outcome()).isEqualTo(new Outcome.Duplicate());
        assertThat(joiner.add(records.prefixed("a", 1, 0, 2, "p")).outcome()).isEqualTo(new Outcome.Pending(1, 2));
        assertThat(released(joiner.add(records.prefixed("a", 1, 1, 2, "r")))).containsExactly("pr");
    }

    @Test
    void idsOfBothFormsAndOfTwoPartitionsAreDifferent() {
        RawRecord here = records.prefixed("a", 1, 0, 2, "p");
        RawRecord there = new RawRecord(
                new RecordPosition(new TopicPartition("cars", 4), 0, 0),
                here.key(),
                PrefixForm.write(1, 1, 2, new byte[1], 0, 1),
                here.headers());
        joiner.add(here);

        assertThat(joiner.add(there).outcome()).isInstanceOf(Outcome.Orphan.class);
        assertThat(joiner.messageCount()).isEqualTo(1);
    }

    @Test
    void twoMessagesWithOneIdAreNeverMixed() {
        joiner.add(records.prefixed("a", 1, 0, 3, "from the first producer"));
        Joined contested = joiner.add(records.prefixed("a", 1, 0, 3, "from the second producer"));

        assertThat(contested.outcome())
                .isEqualTo(new Outcome.Refused("part 0 of 3 of message 01000000 came before with other bytes; two"
                        + " messages of one key have the same id, the other one begins at cars-3@0"));
        assertThat(contested.dropped())
                .singleElement()
                .hasToString("message 01000000 (from cars-3@0 on, 1 of 3 parts) was dropped: two messages have its id");
        for (int index = 0; index < 3; index++) {
            assertThat(joiner.add(records.prefixed("a", 1, index, 3, "from either"))
                            .outcome())
                    .isInstanceOf(Outcome.Refused.class);
        }
        now = now.plusSeconds(60);
        assertThat(joiner.add(records.prefixed("a", 1, 0, 3, "later")).outcome())
                .isEqualTo(new Outcome.Pending(1, 3));
    }

    /** What was given up can be sent again, and is whole then. */
    @Test
    void aDroppedMessageTellsItsFragmentsAsTheyWere() {
        List<RawRecord> sent = List.of(
                records.headed("a", 1, 0, 3, "p"),
                records.headed("a", 1, 1, 3, ""),
                records.prefixed("b", 7, 0, 3, "q"),
                records.prefixed("b", 7, 1, 3, "r"));
        sent.forEach(joiner::add);
        now = now.plusSeconds(60);

        List<RawRecord> told = joiner.sweep().dropped().stream()
                .flatMap(dropped -> dropped.message().fragments().stream())
                .toList();

        assertThat(told).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(told.get(i).key()).isEqualTo(sent.get(i).key());
            assertThat(told.get(i).value()).isEqualTo(sent.get(i).value());
            assertThat(told.get(i).headers()).isEqualTo(sent.get(i).headers());
            assertThat(told.get(i).position())
                    .as("that of the first")
                    .isEqualTo(sent.get(i / 2 * 2).position());
        }
    }

    @Test
    void sweepingReportsWhatExpired() {
        joiner.add(records.headed("a", 1, 0, 2, "p"));
        joiner.add(records.whole("a", "x"));
        now = now.plusSeconds(59);
        assertThat(joiner.sweep()).isEqualTo(new Swept(List.of(), List.of()));
        now = now.plusSeconds(1);

        Swept swept = joiner.sweep();

        assertThat(Records.values(swept.released().stream())).containsExactly("x");
        assertThat(swept.dropped())
                .singleElement()
                .hasToString("message 01010101010101010101010101010101 (from cars-3@0 on, 1 of 2 parts) was dropped: no"
                        + " more parts came in time");
        assertThat(swept.dropped().get(0).message().slices()).containsExactly(new byte[] {'p'});
        assertThat(joiner.heapBytes()).isZero();
    }

    @Test
    void aGapIsReportedWithBothEnds() {
        joiner.add(records.headed("a", 1, 0, 4, "p"));

        Joined joined = joiner.add(records.headed("a", 1, 2, 4, "r"));

        assertThat(joined.outcome())
                .isEqualTo(new Outcome.Orphan("part 2 of 4 of message 01010101010101010101010101010101 came, but part"
                        + " 1 did not; cars-3@0 had the first"));
        assertThat(joined.dropped()).singleElement().extracting(Dropped::reason).isEqualTo(Dropped.Reason.GAP);
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 512, 768, 1024})
    void anyNumberOfPartsIsJoined(int count) {
        for (int index = 0; index < count - 1; index++) {
            assertThat(joiner.add(records.headed("a", 1, index, count, "x")).outcome())
                    .isEqualTo(new Outcome.Pending(index + 1, count));
        }
        assertThat(released(joiner.add(records.headed("a", 1, count - 1, count, "x"))))
                .containsExactly("x".repeat(count));
        if (count <= 256) {
            for (int index = 0; index < count; index++) {
                joiner.add(records.prefixed("b", 1, index, count, "x"));
            }
            assertThat(joiner.messageCount()).isZero();
        }
    }

    @Test
    void aCountThatCannotBeHeldIsRefusedAtOnce() {
        assertThat(joiner.add(records.headed("a", 1, 0, Integer.MAX_VALUE, "p")).outcome())
                .isEqualTo(new Outcome.Refused("part 0 of 2147483647 of message 01010101010101010101010101010101: the"
                        + " message is larger than the 67108864 bytes that may be held"));
        assertThat(joiner.add(records.headed("a", 1, 1, Integer.MAX_VALUE, "p")).outcome())
                .isInstanceOf(Outcome.Refused.class);
        assertThat(joiner.messageCount()).isZero();
        assertThat(released(joiner.add(records.whole("a", "x")))).containsExactly("x");
    }

    @Test
    void theMessageThatWaitsLongestMakesRoom() {
        joiner = joiner(JoinLimits.standard().withMaxMessages(2));
        joiner.add(records.headed("a", 1, 0, 3, "p"));
        joiner.add(records.headed("b", 2, 0, 3, "q"));
        joiner.add(records.headed("a", 1, 1, 3, "p"));
        joiner.add(records.whole("b", "x"));

        Joined joined = joiner.add(records.headed("c", 3, 0, 3, "r"));

        assertThat(joined.outcome()).isEqualTo(new Outcome.Pending(1, 3));
        assertThat(joined.dropped())
                .singleElement()
                .hasToString("message 02020202020202020202020202020202 (from cars-3@1 on, 1 of 3 parts) was dropped:"
                        + " there was no room for it any more");
        assertThat(released(joined)).containsExactly("x");
        assertThat(released(joiner.add(records.headed("a", 1, 2, 3, "p")))).containsExactly("ppp");
    }

    @Test
    void aMessageThatAloneIsTooLargeTakesNoOtherWithIt() {
        joiner = joiner(JoinLimits.standard().withMaxBytes(100_000));
        joiner.add(records.headed("a", 1, 0, 2, "p"));
        joiner.add(records.headed("b", 2, 0, 3, "q".repeat(80_000)));

        Joined joined = joiner.add(records.headed("b", 2, 1, 3, "q".repeat(80_000)));

        assertThat(joined.outcome())
                .isEqualTo(new Outcome.Refused("part 1 of 3 of message 02020202020202020202020202020202: the message is"
                        + " larger than the 100000 bytes that may be held"));
        assertThat(joined.dropped()).singleElement().extracting(Dropped::reason).isEqualTo(Dropped.Reason.TOO_LARGE);
        assertThat(released(joiner.add(records.headed("a", 1, 1, 2, "p")))).containsExactly("pp");
    }

    @Test
    void aKeyThatHoldsTooMuchMakesRoomItself() {
        joiner = joiner(JoinLimits.standard().withMaxBytes(100_000));
        joiner.add(records.headed("a", 1, 0, 2, "p"));
        joiner.add(records.headed("b", 2, 0, 2, "q"));
        joiner.add(records.whole("b", "x".repeat(50_000)));

        Joined joined = joiner.add(records.whole("b", "y".repeat(50_000)));

        assertThat(joined.dropped()).singleElement().extracting(Dropped::reason).isEqualTo(Dropped.Reason.EVICTED);
        assertThat(joined.released()).hasSize(2);
        assertThat(released(joiner.add(records.headed("a", 1, 1, 2, "p")))).containsExactly("pp");
    }
}
