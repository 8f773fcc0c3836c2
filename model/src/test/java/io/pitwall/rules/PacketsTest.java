package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.Nulls;
import io.pitwall.data.Row;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketsTest {

    private static final UnconditionedPackets BRAKE = Packets.named("brake");

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void eachConditionStartsARule() {
        Packets span = BRAKE.everySpan(Duration.ofMillis(100));
        assertThat(span.name()).isEqualTo("brake");
        assertThat(span.spanNs()).hasValue(100_000_000);
        assertThat(span.rows()).isEmpty();
        assertThat(span.idleMs()).isEmpty();
        assertThat(BRAKE.everyRows(3).rows()).hasValue(3);
        assertThat(BRAKE.everyRows(3).spanNs()).isEmpty();
        assertThat(BRAKE.idle(Duration.ofSeconds(1)).idleMs()).hasValue(1000);
        assertThat(BRAKE.idle(Duration.ofSeconds(1)).rows()).isEmpty();
    }

    @Test
    void conditionsAddUpAndTheRuleItselfDoesNotChange() {
        Packets span = BRAKE.everySpan(Duration.ofNanos(1));
        Packets all = span.orEveryRows(1).orIdle(Duration.ofMillis(1));
        assertThat(all.spanNs()).hasValue(1);
        assertThat(all.rows()).hasValue(1);
        assertThat(all.idleMs()).hasValue(1);
        assertThat(all.name()).isEqualTo("brake");
        assertThat(span.rows()).isEmpty();
    }

    @Test
    void aNameIsNeitherEmptyNorNull() {
        assertRefused(() -> Packets.named(""), "a buffer must have a name, but it is empty");
        assertThatThrownBy(() -> Packets.named(Nulls.of(String.class)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "-1, PT-1S"})
    void durationsArePositive(long seconds, String shown) {
        Duration duration = Duration.ofSeconds(seconds);
        assertRefused(
                () -> BRAKE.everySpan(duration), "the span of buffer 'brake' must be positive, but it is " + shown);
        assertRefused(
                () -> BRAKE.idle(duration), "the idle time of buffer 'brake' must be positive, but it is " + shown);
    }

    @Test
    void durationsAreNotNull() {
        Duration none = Nulls.of(Duration.class);
        assertThatThrownBy(() -> BRAKE.everySpan(none))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("span");
        assertThatThrownBy(() -> BRAKE.idle(none))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("idle time");
    }

    @Test
    void durationsFitIntoTheirUnit() {
        assertThat(BRAKE.everySpan(Duration.ofNanos(Long.MAX_VALUE)).spanNs()).hasValue(Long.MAX_VALUE);
        assertRefused(
                () -> BRAKE.everySpan(Duration.ofNanos(Long.MAX_VALUE).plusNanos(1)),
                "the span of buffer 'brake' is too long: PT2562047H47M16.854775808S");
        assertThat(BRAKE.idle(Duration.ofMillis(Long.MAX_VALUE)).idleMs()).hasValue(Long.MAX_VALUE);
        assertRefused(
                () -> BRAKE.idle(Duration.ofMillis(Long.MAX_VALUE).plusMillis(1)),
                "the idle time of buffer 'brake' is too long: PT2562047788015H12M55.808S");
    }

    @Test
    void idleIsAtLeastAMillisecond() {
        assertRefused(
                () -> BRAKE.idle(Duration.ofNanos(999_999)),
                "the idle time of buffer 'brake' must be at least 1 ms, but it is PT0.000999999S");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void rowsAreAtLeastOne(int rows) {
        assertRefused(
                () -> BRAKE.everyRows(rows),
                "the number of rows of buffer 'brake' must be at least 1, but it is " + rows);
    }

    @Test
    void aConditionIsSetOnce() {
        Packets all = BRAKE.everySpan(Duration.ofMillis(100)).orEveryRows(5).orIdle(Duration.ofSeconds(1));
        String conditions = "every 100 ms or every 5 rows or idle 1 s";
        assertRefused(
                () -> all.orEverySpan(Duration.ofSeconds(2)),
                "the span of buffer 'brake' is already set: " + conditions);
        assertRefused(() -> all.orEveryRows(6), "the number of rows of buffer 'brake' is already set: " + conditions);
        assertRefused(
                () -> all.orIdle(Duration.ofSeconds(2)),
                "the idle time of buffer 'brake' is already set: " + conditions);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.1S, every 100 ms",
        "PT1S, every 1 s",
        "PT1.5S, every 1500 ms",
        "PT0.0000015S, every 1500 ns",
        "PT0.0025S, every 2500 us",
        "PT1M30S, every 90 s",
        "PT2M, every 2 min",
        "PT24H, every 24 h",
    })
    void toStringShowsTheLargestUnitThatFits(Duration span, String expected) {
        assertThat(BRAKE.everySpan(span)).hasToString(expected);
    }

    @Test
    void toStringShowsEveryCondition() {
        assertThat(BRAKE.everyRows(5)).hasToString("every 5 rows");
        assertThat(BRAKE.idle(Duration.ofMillis(Long.MAX_VALUE))).hasToString("idle " + Long.MAX_VALUE + " ms");
        assertThat(BRAKE.everySpan(Duration.ofMillis(100)).orIdle(Duration.ofSeconds(1)))
                .hasToString("every 100 ms or idle 1 s");
    }

    @Test
    void predicatesAreConditionsToo() {
        assertThat(BRAKE.everyRecord()).hasToString("every record");
        assertThat(BRAKE.beforeRow(row -> true)).hasToString("before a row that matches");
        assertThat(BRAKE.afterRow(row -> true)).hasToString("after a row that matches");
        assertThat(BRAKE.whenHeld(held -> true)).hasToString("when what is held matches");
        assertThat(BRAKE.everyRows(2)
                        .orEveryRecord()
                        .orWhenHeld(held -> true)
                        .orAfterRow(row -> true)
                        .orBeforeRow(row -> true)
                        .admitting(row -> true)
                        .selecting("Brake", "Speed")
                        .droppingEmptyRows())
                .hasToString("every 2 rows or every record or before a row that matches or after a row that matches or"
                        + " when what is held matches, of rows that match, of Brake, Speed, without empty rows");
    }

    @Test
    void filtersMayComeBeforeTheConditions() {
        Packets packets = BRAKE.admitting(row -> true).selecting("Brake").everyRows(2);
        assertThat(packets).hasToString("every 2 rows, of rows that match, of Brake");
        assertThat(packets.parameters()).containsExactly("Brake");
        assertThat(BRAKE.everyRows(2).parameters()).isEmpty();
    }

    @Test
    void predicatesAndSelectionsAreSetOnce() {
        Packets rule = BRAKE.selecting("Brake")
                .admitting(row -> true)
                .everyRecord()
                .orBeforeRow(row -> true)
                .orAfterRow(row -> true)
                .orWhenHeld(held -> true);
        String set = " of buffer 'brake' is already set: " + rule;
        assertRefused(rule::orEveryRecord, "the condition everyRecord" + set);
        assertRefused(() -> rule.orBeforeRow(row -> false), "the condition beforeRow" + set);
        assertRefused(() -> rule.orAfterRow(row -> false), "the condition afterRow" + set);
        assertRefused(() -> rule.orWhenHeld(held -> false), "the condition whenHeld" + set);
        assertRefused(() -> rule.admitting(row -> false), "the condition admitting" + set);
        assertRefused(() -> rule.selecting("Speed"), "the selection" + set);
    }

    @Test
    void aSelectionHasNames() {
        String message =
                "the selection of buffer 'brake' needs the names of parameters, none of them empty, but they are ";
        assertRefused(BRAKE::selecting, message + "[]");
        assertRefused(() -> BRAKE.selecting("Brake", ""), message + "[Brake, ]");
    }

    @Test
    void aSelectionIsOfWhatTheStageDeclares() {
        String message =
                "buffer 'brake' selects Brake, which are not all among the parameters of its stage: Speed, Gear";
        List<String> declared = List.of("Speed", "Gear");
        assertRefused(() -> BRAKE.selecting("Brake").everyRows(1).declaring(declared), message);
        assertRefused(() -> BRAKE.everyRows(1).declaring(declared).selecting("Brake"), message);
        assertThat(BRAKE.everyRows(1).declaring(declared).selecting("Gear").parameters())
                .containsExactly("Gear");
    }

    @Test
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    void predicatesAreNotNull() {
        Predicate<Row> none = Nulls.of(Predicate.class);
        Predicate<HeldRows> noneOfHeld = Nulls.of(Predicate.class);
        List<ThrowingCallable> calls = List.of(
                () -> BRAKE.beforeRow(none),
                () -> BRAKE.afterRow(none),
                () -> BRAKE.admitting(none),
                () -> BRAKE.whenHeld(noneOfHeld));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("predicate"));
    }
}
