package io.pitwall.rules.window;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What windows are called and what is refused. */
class WindowingTest {

    private static final NamedWindowing W = Windowing.named("w");

    @Test
    void saysWhatItIs() {
        assertThat(W.tumbling(ofMinutes(1))).hasToString("tumbling 1 min");
        assertThat(W.hopping(ofMinutes(1), ofSeconds(10)).groupedByTag("Lap").grace(ofSeconds(1)))
                .hasToString("hopping 1 min by 10 s, grouped by Lap, grace 1 s");
        assertThat(W.session(ofSeconds(5)).onUpdate().stampedAtEnd().closeWhenIdle(ofMillis(1500)))
                .hasToString("session 5 s, on update, closed when idle 1500 ms, stamped at end");
        assertThat(W.sliding(ofMillis(100)).late(Late.toTopic("late")).maxAhead(ofDays(1)))
                .hasToString("sliding 100 ms, late rows to topic late, at most 24 h ahead");
        assertThat(W.tumbling(ofNanos(7)).late(Late.revise(ofMinutes(5))))
                .hasToString("tumbling 7 ns, late rows revise for 5 min");
        assertThat(W.count(10)).hasToString("count 10");
        assertThat(W.count(10, 2)).hasToString("count 10 every 2");
        assertThat(new WindowQuery(W.count(10), List.of(mean("Speed").as("AvgSpeed"), count())))
                .hasToString("count 10: mean(Speed) as AvgSpeed, count() as count");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(() -> Windowing.named(""), "a window must have a name, but it is empty"),
                refused(() -> W.tumbling(ZERO), "the size of window 'w' must be positive, but it is PT0S"),
                refused(
                        () -> W.tumbling(ofNanos(-1)),
                        "the size of window 'w' must not be negative, but it is PT-0.000000001S"),
                refused(() -> W.sliding(ofDays(200_000)), "the span of window 'w' is too long: PT4800000H"),
                refused(() -> W.session(ZERO), "the gap of window 'w' must be positive, but it is PT0S"),
                refused(
                        () -> W.hopping(ofSeconds(1), ofSeconds(2)),
                        "the advance of window 'w' must not be longer than its size of 1 s, or rows would lie between the"
                                + " windows, but it is 2 s"),
                refused(
                        () -> W.hopping(ofSeconds(1), ofNanos(1)),
                        "each row would be in 1000000000 windows 'w', which are more than 1000: advance by more than 1 ns,"
                                + " or take sliding(1 s)"),
                refused(
                        () -> W.count(0),
                        "window 'w' must have at least 1 row and begin at least every 1 row, but it has 0 rows every 0"),
                refused(
                        () -> W.count(2, 3),
                        "window 'w' of 2 rows must begin at least every 2 rows, or rows would lie between the windows, but"
                                + " it is every 3"),
                refused(
                        () -> W.count(5000, 1),
                        "each row would be in 5000 windows 'w', which are more than 1000: begin one less often than every 1"
                                + " rows"),
                refused(
                        () -> W.count(5).grace(ofSeconds(1)),
                        "grace makes no sense for window 'w' (count 5): it takes rows in order of arrival, so that none is"
                                + " late"),
                refused(
                        () -> W.count(5).late(Late.drop()),
                        "late makes no sense for window 'w' (count 5): it takes rows in order of arrival, so that none is"
                                + " late"),
                refused(
                        () -> W.count(5).maxAhead(ofDays(1)),
                        "maxAhead makes no sense for window 'w' (count 5): it takes rows in order of arrival, whatever their"
                                + " times"),
                refused(
                        () -> W.sliding(ofSeconds(1)).onUpdate(),
                        "onUpdate makes no sense for window 'w' (sliding 1 s): it has a result for each row already"),
                refused(
                        () -> W.sliding(ofSeconds(1)).stampedAtEnd(),
                        "stampedAtEnd makes no sense for window 'w' (sliding 1 s): it has a result for each row, at its"
                                + " time"),
                refused(
                        () -> W.sliding(ofSeconds(1)).late(Late.revise(ofSeconds(1))),
                        "Late.revise makes no sense for window 'w' (sliding 1 s): it has a result for each row, of which a"
                                + " late one would change many; use grace"),
                refused(
                        () -> W.session(ofSeconds(1)).late(Late.revise(ofSeconds(1))),
                        "Late.revise makes no sense for window 'w' (session 1 s): it is a session: a late row may join two,"
                                + " whose results have left already; use grace"),
                refused(
                        () -> W.tumbling(ofSeconds(1)).grace(ofNanos(-1)),
                        "the grace of window 'w' must not be negative, but it is PT-0.000000001S"),
                refused(
                        () -> W.tumbling(ofSeconds(1)).groupedByTag(""),
                        "window 'w' needs the name of a tag, but it is empty"),
                refused(
                        () -> W.tumbling(ofSeconds(1)).closeWhenIdle(ofNanos(999_999)),
                        "the idle time of window 'w' must be at least 1 ms, but it is PT0.000999999S"),
                refused(() -> Late.toTopic(""), "late rows need the name of a topic, but it is empty"),
                refused(
                        () -> Late.revise(ZERO),
                        "the time that closed windows are kept for revision must be positive, but it is PT0S"),
                refused(
                        () -> new WindowQuery(W.count(1), List.of()),
                        "window 'w' needs something to compute, such as mean(\"Speed\")"),
                refused(
                        () -> new WindowQuery(W.count(1), List.of(mean("A").as("x"), max("B").as("x"))),
                        "window 'w' has two columns 'x': give one of them another name with as(..)"));
    }

    private static Arguments refused(Supplier<?> making, String message) {
        return Arguments.of(making, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatMakesNoSense(Supplier<?> making, String message) {
        assertThatThrownBy(making::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
