package io.pitwall.dsl;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The error policy as a value, and what a topology refuses of it. */
class OnErrorTest {

    @Test
    void saysWhatItDoes() {
        assertThat(OnError.fail()).hasToString("fail");
        assertThat(OnError.skip()).hasToString("skip");
        assertThat(OnError.deadLetter()).hasToString("dead letter");
        assertThat(OnError.retry(1, ofSeconds(2)).thenFail()).hasToString("1 retry, 2 s apart, then fail");
        assertThat(OnError.retry(3, ofMillis(200)).thenSkip()).hasToString("3 retries, 200 ms apart, then skip");
        assertThat(OnError.retry(3, ofNanos(5)).thenDeadLetter())
                .hasToString("3 retries, 5 ns apart, then dead letter");
    }

    @Test
    void isAValue() {
        assertThat(OnError.retry(3, ofMillis(200)).thenSkip())
                .isEqualTo(OnError.retry(3, ofMillis(200)).thenSkip())
                .isNotEqualTo(OnError.skip());
    }

    @Test
    void aRetryIsAtLeastOneAndItsPauseNotNegative() {
        assertThatThrownBy(() -> OnError.retry(0, ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a function is called again at least once, but it's 0 times; without retries write"
                        + " OnError.fail(), skip() or deadLetter()");
        assertThatThrownBy(() -> OnError.retry(1, ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time before a retry must not be negative, but it is PT-0.001S");
    }

    @Test
    void retriesThatWaitLongerThanHalfOfThePollIntervalAreRefused() {
        assertThat(accepts(3, ofSeconds(50), PitwallConfig.of("app", "unused:9092")))
                .isTrue();
        assertThatThrownBy(() -> accepts(4, ofSeconds(50), PitwallConfig.of("app", "unused:9092")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the retries of in.derive (4 retries, 50 s apart, then skip) wait longer than 150000 ms,"
                        + " half of max.poll.interval.ms: the group would take the application for dead; retry less often"
                        + " or for a shorter time, or raise that setting");
        assertThatThrownBy(() -> accepts(2, Duration.ofSeconds(Long.MAX_VALUE), PitwallConfig.of("app", "unused:9092")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePollIntervalIsThatOfTheMainConsumer() {
        PitwallConfig config = PitwallConfig.of("app", "unused:9092")
                .withKafka("max.poll.interval.ms", 1_000)
                .withKafka("main.consumer.max.poll.interval.ms", "20000");

        assertThat(accepts(1, ofSeconds(10), config)).isTrue();
        assertThatThrownBy(() -> accepts(1, ofMillis(10_001), config)).hasMessageContaining("longer than 10000 ms");
    }

    private static boolean accepts(int times, Duration pause, PitwallConfig config) {
        return Pitwall.topology(
                        telemetry -> telemetry
                                .topic("in")
                                .parameters()
                                .deriveNumber(
                                        "A",
                                        row -> 1,
                                        OnError.retry(times, pause).thenSkip())
                                .to("out"),
                        config)
                .describe()
                .toString()
                .contains("in.derive");
    }
}
