package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions that a user's predicates make. */
class PacketPredicatesTest {

    private static final UnconditionedPackets RULE = Packets.named("b");

    private final List<ParameterData> packets = new ArrayList<>();

    private static ParameterData at(long... times) {
        StringBuilder table = new StringBuilder("time_ns | p | q\n");
        for (long time : times) {
            table.append(time).append(" | ").append(time).append(" | 1\n");
        }
        return TextTable.parse(table.toString());
    }

    private static ParameterData times(String times) {
        return at(List.of(times.split(" ")).stream().mapToLong(Long::parseLong).toArray());
    }

    private static Predicate<Row> isMultipleOf(int divisor) {
        return row -> row.number("p") % divisor == 0;
    }

    private String packetsOf(Packets rule, ParameterData... records) {
        PacketBuffer buffer = new PacketBuffer(rule);
        for (ParameterData record : records) {
            buffer.add(record, 0, packets::add);
        }
        buffer.release(packets::add);
        return packets.stream()
                .map(packet -> String.join(
                        " ",
                        Arrays.stream(packet.timesNs()).mapToObj(Long::toString).toList()))
                .reduce((a, b) -> a + "|" + b)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({"1 2 3 4 5, 1 2|3 4|5", "2 4, 2|4", "1 3, 1 3", "2, 2"})
    void afterRowReleasesWithTheRow(String input, String expected) {
        assertThat(packetsOf(RULE.afterRow(isMultipleOf(2)), times(input))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1 2 3 4 5, 1|2 3|4 5", "2 4, 2|4", "1 3, 1 3", "2, 2"})
    void beforeRowReleasesWithoutTheRow(String input, String expected) {
        assertThat(packetsOf(RULE.beforeRow(isMultipleOf(2)), times(input))).isEqualTo(expected);
    }

    @Test
    void oneRowMayReleaseWhatWasBeforeItAndThenItself() {
        Packets rule = RULE.beforeRow(isMultipleOf(3)).orAfterRow(isMultipleOf(3));
        assertThat(packetsOf(rule, at(1, 2, 3, 4))).isEqualTo("1 2|3|4");
    }

    @Test
    void everyRecordReleasesBehindItsLastRowAndOthersWithinIt() {
        Packets rule = RULE.everyRecord().orEveryRows(2);
        assertThat(packetsOf(rule, at(1, 2, 3), at(4), ParameterData.empty(), at(5, 6)))
                .isEqualTo("1 2|3|4|5 6");
    }

    @Test
    void whatAnotherRuleLeftGoesWithTheNextRecord() {
        PacketBuffer buffer = PacketBuffer.holding(RULE.everyRecord(), List.of(at(1, 2)), OptionalLong.of(0));
        buffer.add(at(3), 0, packets::add);
        assertThat(packets).containsExactly(at(1, 2, 3));
        buffer =
                PacketBuffer.holding(RULE.everyRecord().admitting(row -> false), List.of(at(1, 2)), OptionalLong.of(0));
        buffer.add(at(3), 0, packets::add);
        assertThat(packets).containsExactly(at(1, 2, 3), at(1, 2));
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void heldRowsAreThoseOfAllRecordsUpToTheOneThatArrived() {
        List<String> seen = new ArrayList<>();
        Packets rule = RULE.whenHeld(held -> {
            StringBuilder rows = new StringBuilder();
            rows.append(held.first().timeNs())
                    .append("..")
                    .append(held.last().timeNs())
                    .append(':');
            for (int i = 0; i < held.rowCount(); i++) {
                rows.append(' ').append(held.row(i).timeNs());
            }
            seen.add(rows.toString());
            return held.rowCount() == 4;
        });
        packetsOf(rule, at(1), at(2, 3), at(4, 5), at(6));
        assertThat(seen)
                .containsExactly("1..1: 1", "1..2: 1 2", "1..3: 1 2 3", "1..4: 1 2 3 4", "5..5: 5", "5..6: 5 6");
        assertThat(packets).hasSize(2);
    }

    @Test
    void heldRowsHaveNoOthers() {
        for (int index : new int[] {-1, 2}) {
            PacketBuffer buffer = PacketBuffer.holding(
                    RULE.whenHeld(held -> held.row(index).has("p")), List.of(at(1)), OptionalLong.of(0));
            assertThatThrownBy(() -> buffer.add(at(2), 0, packets::add))
                    .hasCauseInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void conditionsSeeWhatTheSelectionLeavesOut() {
        Packets rule = RULE.selecting("q")
                .afterRow(isMultipleOf(2))
                .orWhenHeld(held -> held.first().number("p") == 3);
        assertThat(packetsOf(rule, at(1), at(2, 3, 4))).isEqualTo("1 2|3|4");
        assertThat(packets)
                .allSatisfy(packet -> assertThat(packet.parameterNames()).containsExactly("q"));
    }

    @Test
    void whatTheSelectionLeavesOutIsNotHeldUnlessAConditionLooksAtIt() {
        PacketBuffer buffer = new PacketBuffer(RULE.selecting("q").everyRows(9).orAfterRow(isMultipleOf(9)));
        buffer.add(at(1, 2), 0, packets::add);
        assertThat(buffer.held().get(0).parameterNames()).containsExactly("q");
        buffer = new PacketBuffer(RULE.selecting("q").whenHeld(held -> false));
        buffer.add(at(1, 2), 0, packets::add);
        assertThat(buffer.held().get(0).parameterNames()).containsExactly("p", "q");
    }

    @Test
    void rowsWithoutSelectedValuesCountAndAreNotReleased() {
        ParameterData rows = TextTable.parse("time_ns | p | q | t#\n1 | 1 |  | x\n2 |  | 2 | x\n3 | 3 |  | x");
        assertThat(packetsOf(RULE.selecting("q").everyRows(2), rows)).isEqualTo("2");
        assertThat(packets).containsExactly(TextTable.parse("time_ns | q | t#\n2 | 2 | x"));
    }

    @Test
    void emptyRowsStayUnlessTheyAreToBeDropped() {
        ParameterData rows = TextTable.parse("time_ns | p | t#\n1 |  | x\n2 | 2 |");
        assertThat(packetsOf(RULE.everyRows(2), rows)).isEqualTo("1 2");
        packets.clear();
        assertThat(packetsOf(RULE.everyRows(2).droppingEmptyRows(), rows)).isEqualTo("2");
    }

    @Test
    void declaredNamesAreAllThatPredicatesMayAskFor() {
        List<Packets> rules = List.of(
                RULE.afterRow(row -> row.has("q")),
                RULE.beforeRow(row -> row.has("q")),
                RULE.everyRows(1).admitting(row -> row.has("q")),
                RULE.whenHeld(held -> held.first().has("q")));
        assertThat(rules).allSatisfy(rule -> {
            PacketBuffer buffer = new PacketBuffer(rule.declaring(List.of("p")));
            assertThatThrownBy(() -> buffer.add(TextTable.parse("time_ns | p\n7 | 1"), 0, packets::add))
                    .isInstanceOf(PredicateException.class)
                    .hasMessageContaining("parameter 'q' is not among the parameters of this stage: p");
        });
    }

    static List<Packets> rulesThatThrowOnSix() {
        Predicate<Row> thrower = row -> {
            if (row.timeNs() == 6) {
                throw new IllegalStateException("six");
            }
            return row.timeNs() == 4;
        };
        return List.of(
                RULE.beforeRow(thrower),
                RULE.afterRow(thrower),
                RULE.whenHeld(held -> thrower.test(held.last())),
                RULE.everyRows(2).admitting(thrower.or(row -> true)),
                RULE.everyRows(3).orAfterRow(thrower));
    }

    @ParameterizedTest
    @MethodSource("rulesThatThrowOnSix")
    void aPredicateThatThrowsLeavesTheBufferAsItWas(Packets rule) {
        PacketBuffer buffer = new PacketBuffer(rule);
        buffer.add(at(1), 5, packets::add);
        assertThatThrownBy(() -> buffer.add(at(2, 4, 5, 6, 7), 9, packets::add))
                .isInstanceOf(PredicateException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(
                        " of buffer 'b' failed on row 3, time 6 ns: java.lang.IllegalStateException: six");
        assertThat(packets).isEmpty();
        assertThat(buffer.held()).containsExactly(at(1));
        assertThat(buffer.lastArrivalMs()).hasValue(5);
        assertThat(buffer.releaseCount()).isZero();
        buffer.release(packets::add);
        assertThat(packets).containsExactly(at(1));
    }

    @Test
    void theMessageSaysWhichPredicateItWas() {
        PacketBuffer buffer = new PacketBuffer(RULE.whenHeld(held -> {
            throw new AssertionError("no");
        }));
        assertThatThrownBy(() -> buffer.add(at(7), 0, packets::add))
                .isInstanceOfSatisfying(PredicateException.class, e -> assertThat(e.where())
                        .isEqualTo("whenHeld of buffer 'b', row 0 at 7 ns,"))
                .hasMessage("whenHeld of buffer 'b' failed on row 0, time 7 ns: java.lang.AssertionError: no");
    }

    @Test
    void rowsThatAreNotAdmittedDoNotPutOffTheIdleTime() {
        PacketBuffer buffer = new PacketBuffer(RULE.idle(Duration.ofMillis(100)).admitting(isMultipleOf(2)));
        buffer.add(at(2), 1000, packets::add);
        buffer.add(at(3), 1050, packets::add);
        assertThat(buffer.idleDeadlineMs()).hasValue(1100);
        buffer.add(at(3, 4), 1060, packets::add);
        assertThat(buffer.idleDeadlineMs()).hasValue(1160);
    }
}
