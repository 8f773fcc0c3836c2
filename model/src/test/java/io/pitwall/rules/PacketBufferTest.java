package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.Nulls;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.data.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketBufferTest {

    private static final UnconditionedPackets RULE = Packets.named("b");
    private static final Packets SPAN_100 = RULE.everySpan(Duration.ofNanos(100));
    private static final Packets IDLE_100_MS = RULE.idle(Duration.ofMillis(100));

    private final List<ParameterData> packets = new ArrayList<>();

    private static ParameterData at(long... times) {
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = i;
        }
        return ParameterData.wrap(times.clone(), List.of(NumberColumn.of("p", values)), List.of());
    }

    /** Times of packets as {@code 1 2|3}; what is left at the end as the last of them. */
    private String packetsOf(Packets rule, ParameterData... input) {
        PacketBuffer buffer = new PacketBuffer(rule);
        for (ParameterData data : input) {
            buffer.add(data, 0, packets::add);
        }
        buffer.release(packets::add);
        return times(packets);
    }

    private static String times(List<ParameterData> packets) {
        List<String> texts = new ArrayList<>();
        for (ParameterData packet : packets) {
            List<String> times = new ArrayList<>();
            for (long time : packet.timesNs()) {
                times.add(Long.toString(time));
            }
            texts.add(String.join(" ", times));
        }
        return String.join("|", texts);
    }

    private static ParameterData times(String times) {
        return TextTable.parse("time_ns\n" + times.replace(' ', '\n'));
    }

    @ParameterizedTest
    @CsvSource({
        "0 50 99, 0 50 99",
        "0 50 100, 0 50|100",
        "0 50 101, 0 50|101",
        "0 99 100 199 200, 0 99|100 199|200",
        "7 106 107, 7 106|107",
        "0 1000 1050, 0|1000 1050",
        "1000 1050 10 1060, 1000 1050|10|1060",
        "50 0 99 100, 50 0 99|100",
        "50 60 -49 50, 50 60|-49 50",
        "50 -50, 50|-50",
        "0 0 0 100 100, 0|100",
        "0, 0",
    })
    void aRowAtOrBeyondTheSpanStartsTheNextPacket(String input, String expected) {
        assertThat(packetsOf(SPAN_100, times(input))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 2 3, 1|2|3",
        "2, 1 2 3, 1 2|3",
        "3, 1 2 3, 1 2 3",
        "4, 1 2 3, 1 2 3",
        "2, 3 1 2, 3 1|2",
        "2147483647, 1 2 3, 1 2 3",
    })
    void theRowThatFillsThePacketLeavesWithIt(int rows, String input, String expected) {
        assertThat(packetsOf(RULE.everyRows(rows), times(input))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0 100, 0|100",
        "2, 0 100 101, 0|100 101",
        "2, 0 10 90 100 190, 0 10|90 100|190",
        "3, 0 10 100 101 102 103, 0 10|100 101 102|103",
    })
    void theAnchorIsTheFirstRowHeldWhateverReleasedTheOthers(int rows, String input, String expected) {
        assertThat(packetsOf(SPAN_100.orEveryRows(rows), times(input))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808 9223372036854775807, -9223372036854775808|9223372036854775807",
        "9223372036854775807 -9223372036854775808, 9223372036854775807|-9223372036854775808",
        "-1 9223372036854775807, -1|9223372036854775807",
        "9223372036854775706 9223372036854775805, 9223372036854775706 9223372036854775805",
        "9223372036854775706 9223372036854775806, 9223372036854775706|9223372036854775806",
        "-9223372036854775808 -9223372036854775709, -9223372036854775808 -9223372036854775709",
        "-9223372036854775808 -9223372036854775708, -9223372036854775808|-9223372036854775708",
    })
    void timesAtTheEndsOfTheRangeDoNotOverflow(String input, String expected) {
        assertThat(packetsOf(SPAN_100, times(input))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0 9223372036854775806, 0 9223372036854775806",
        "0 9223372036854775807, 0|9223372036854775807",
        "-9223372036854775808 9223372036854775807, -9223372036854775808|9223372036854775807",
    })
    void theLongestSpanIsASpan(String input, String expected) {
        assertThat(packetsOf(RULE.everySpan(Duration.ofNanos(Long.MAX_VALUE)), times(input)))
                .isEqualTo(expected);
    }

    @Test
    void withoutSpanTimesDoNotMatter() {
        assertThat(packetsOf(RULE.everyRows(4), at(Long.MIN_VALUE, Long.MAX_VALUE), at(0, Long.MIN_VALUE + 1)))
                .isEqualTo("-9223372036854775808 9223372036854775807 0 -9223372036854775807");
    }

    @Test
    void packetsReachOverTheDataTheyCameIn() {
        assertThat(packetsOf(RULE.everyRows(3), at(1, 2), at(3, 4), at(5, 6))).isEqualTo("1 2 3|4 5 6");
        packets.clear();
        assertThat(packetsOf(SPAN_100, at(0), at(50), at(100), at(150, 199), at(200)))
                .isEqualTo("0 50|100 150 199|200");
    }

    @Test
    void rowsOfEqualTimeCountBeforeTheyMergeAndMergeWithinAPacketOnly() {
        assertThat(packetsOf(RULE.everyRows(3), at(1, 1, 2), at(2))).isEqualTo("1 2|2");
        assertThat(packets.get(0).number("p")).isEqualTo(NumberColumn.of("p", 1, 2));
    }

    @Test
    void columnsWithoutValuesAreNotReleasedAndRowsWithoutValuesAre() {
        ParameterData data = TextTable.parse("time_ns | a | b | t#\n1 | 1 |  |\n2 |  |  | x\n3 | 3 | 3 |");
        PacketBuffer buffer = new PacketBuffer(RULE.everyRows(2));
        buffer.add(data, 0, packets::add);
        assertThat(packets).containsExactly(TextTable.parse("time_ns | a | t#\n1 | 1 |\n2 |  | x"));
    }

    @Test
    void aReleaseOfNothingHandsOverNothing() {
        PacketBuffer buffer = new PacketBuffer(SPAN_100);
        buffer.release(packets::add);
        buffer.add(ParameterData.empty(), 0, packets::add);
        buffer.add(at(1), 0, packets::add);
        buffer.release(packets::add);
        buffer.release(packets::add);
        assertThat(times(packets)).isEqualTo("1");
    }

    @Test
    void tellsWhatItHolds() {
        PacketBuffer buffer = new PacketBuffer(SPAN_100);
        assertThat(buffer.isEmpty()).isTrue();
        assertThat(buffer.approximateBytes()).isZero();
        buffer.add(at(1, 2), 5, packets::add);
        buffer.add(at(3), 6, packets::add);
        assertThat(buffer.isEmpty()).isFalse();
        assertThat(buffer.rowCount()).isEqualTo(3);
        assertThat(buffer.held()).containsExactly(ParameterData.concat(List.of(at(1, 2), at(3))));
        assertThat(buffer.heldFrom(2))
                .containsExactly(ParameterData.concat(List.of(at(1, 2), at(3))).slice(2, 3));
        assertThat(buffer.heldFrom(3)).isEmpty();
        assertThat(buffer.lastArrivalMs()).hasValue(6);
        long bytes = buffer.approximateBytes();
        assertThat(bytes).isBetween(2 * 3 * 8L, 200L);
        assertThatThrownBy(() -> buffer.held().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(buffer.releaseCount()).isZero();
        buffer.release(packets::add);
        assertThat(buffer.releaseCount()).isEqualTo(1);
        assertThat(buffer.isEmpty()).isTrue();
        assertThat(buffer.held()).isEmpty();
        assertThat(buffer.approximateBytes()).as("kept for the next rows").isEqualTo(bytes);
        assertThat(buffer.lastArrivalMs()).isEmpty();
    }

    @Test
    void heldRowsOfAllKindsStayInOrderOfArrival() {
        PacketBuffer buffer = new PacketBuffer(RULE.everyRows(1_000));
        List<ParameterData> records = List.of(
                at(1, 2),
                at(3).with(TextColumn.of("t", "text")),
                at(LongStream.range(4, 104).toArray()),
                at(104),
                at(LongStream.range(105, 165).toArray()),
                at(LongStream.range(165, 195).toArray()));
        records.forEach(record -> buffer.add(record, 0, packets::add));
        ParameterData all = ParameterData.concat(records);
        assertThat(ParameterData.concat(buffer.held())).isEqualTo(all);
        for (int row = 0; row < all.rowCount(); row++) {
            assertThat(ParameterData.concat(buffer.heldFrom(row)).timesNs())
                    .isEqualTo(all.slice(row, all.rowCount()).timesNs());
        }
        buffer.release(packets::add);
        assertThat(packets).containsExactly(all);
    }

    @Test
    void whatIsHeldWeighsWhatItKeepsFromBeingFreed() {
        ParameterData record = at(LongStream.range(0, 1_000).toArray());
        PacketBuffer most = new PacketBuffer(RULE.everyRows(600));
        most.add(record, 0, packets::add);
        assertThat(most.rowCount()).isEqualTo(400);
        assertThat(most.approximateBytes()).isEqualTo(record.approximateBytes());

        PacketBuffer few = new PacketBuffer(RULE.everyRows(990));
        few.add(record, 0, packets::add);
        assertThat(few.held()).containsExactly(record.slice(990, 1_000));
        assertThat(few.approximateBytes()).isLessThan(record.approximateBytes() / 20);
        assertThat(few.approximateBytes()).isGreaterThan(2 * 10 * 8);
    }

    @Test
    void everyReleaseIsCounted() {
        PacketBuffer buffer = new PacketBuffer(RULE.everyRows(2));
        buffer.add(at(1, 2, 3, 4, 5), 0, packets::add);
        assertThat(buffer.releaseCount()).isEqualTo(2);
        assertThat(buffer.rowCount()).isEqualTo(1);
    }

    @Test
    void theIdleDeadlineFollowsTheLastArrival() {
        PacketBuffer buffer = new PacketBuffer(IDLE_100_MS);
        assertThat(buffer.idleDeadlineMs()).isEmpty();
        buffer.add(at(1), 1000, packets::add);
        assertThat(buffer.idleDeadlineMs()).hasValue(1100);
        buffer.add(at(2), 1099, packets::add);
        assertThat(buffer.idleDeadlineMs()).hasValue(1199);
        buffer.add(ParameterData.empty(), 1150, packets::add);
        assertThat(buffer.idleDeadlineMs()).hasValue(1199);
        buffer.release(packets::add);
        assertThat(buffer.idleDeadlineMs()).isEmpty();
        assertThat(times(packets)).isEqualTo("1 2");
    }

    @Test
    void dataThatLeavesNothingBehindSetsNoDeadline() {
        PacketBuffer buffer = new PacketBuffer(IDLE_100_MS.orEveryRows(2));
        buffer.add(at(1, 2), 1000, packets::add);
        assertThat(buffer.idleDeadlineMs()).isEmpty();
        buffer.add(at(3, 4, 5), 1001, packets::add);
        assertThat(buffer.idleDeadlineMs()).hasValue(1101);
        buffer.add(at(6), 1002, packets::add);
        assertThat(buffer.idleDeadlineMs()).isEmpty();
    }

    @Test
    void withoutIdleRuleThereIsNoDeadline() {
        PacketBuffer buffer = new PacketBuffer(SPAN_100);
        buffer.add(at(1), 1000, packets::add);
        assertThat(buffer.idleDeadlineMs()).isEmpty();
    }

    @Test
    void aDeadlineBeyondTheRangeIsTheEndOfIt() {
        PacketBuffer buffer = new PacketBuffer(RULE.idle(Duration.ofMillis(Long.MAX_VALUE)));
        buffer.add(at(1), 1000, packets::add);
        assertThat(buffer.idleDeadlineMs()).hasValue(Long.MAX_VALUE);
    }

    @Test
    void holdingGoesOnWhereAnotherBufferStood() {
        PacketBuffer buffer = PacketBuffer.holding(
                SPAN_100.orIdle(Duration.ofMillis(5)), List.of(at(50, 10), at(20)), OptionalLong.of(7));
        assertThat(buffer.rowCount()).isEqualTo(3);
        assertThat(buffer.lastArrivalMs()).hasValue(7);
        assertThat(buffer.idleDeadlineMs()).hasValue(12);
        assertThat(buffer.releaseCount()).isZero();
        assertThat(buffer.approximateBytes()).isPositive();
        buffer.add(at(109, 110), 8, packets::add);
        assertThat(times(packets)).isEqualTo("50 10 20 109");
    }

    @Test
    void holdingNothingIsAnEmptyBuffer() {
        for (List<ParameterData> nothing : List.of(List.<ParameterData>of(), List.of(ParameterData.empty()))) {
            PacketBuffer buffer = PacketBuffer.holding(IDLE_100_MS, nothing, OptionalLong.of(7));
            assertThat(buffer.isEmpty()).isTrue();
            assertThat(buffer.lastArrivalMs()).isEmpty();
            assertThat(buffer.idleDeadlineMs()).isEmpty();
        }
    }

    @Test
    void holdingMoreRowsThanAChangedRuleAllowsReleasesThemWithTheNextRow() {
        PacketBuffer buffer = PacketBuffer.holding(RULE.everyRows(2), List.of(at(1, 2, 3)), OptionalLong.of(0));
        assertThat(packets).isEmpty();
        buffer.add(at(4, 5), 0, packets::add);
        buffer.release(packets::add);
        assertThat(times(packets)).isEqualTo("1 2 3 4|5");
    }

    @Test
    void needsARule() {
        assertThatThrownBy(() -> new PacketBuffer(Nulls.of(Packets.class)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("rule");
    }
}
