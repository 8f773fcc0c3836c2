package io.pitwall.serdes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** The guards of the fuzz tests notice what they are there for. */
class GuardTest {

    private static final String TEXT = "header h 0aff\nvalue c301";

    private final FuzzInput input =
            new FuzzInput(new RecordHeaders().add("h", new byte[] {10, -1}), new byte[] {(byte) 0xC3, 1});

    @Test
    void aValueAndARefusalAreFine() {
        UnreadableMessageException refusal = new UnreadableMessageException("no");

        assertThat(new GuardedReading<>(any -> "value").of(input).value()).isEqualTo("value");
        assertThat(new GuardedReading<>(any -> {
                            throw refusal;
                        })
                        .of(input)
                        .refusal())
                .isSameAs(refusal);
    }

    @Test
    void anotherErrorFails() {
        assertThatThrownBy(() -> new GuardedReading<>(any -> {
                            throw new StackOverflowError();
                        })
                        .of(input))
                .isInstanceOf(AssertionError.class)
                .hasMessage("neither a value nor a refusal, but java.lang.StackOverflowError:\n" + TEXT);
    }

    @Test
    void muchMemoryFails() {
        assertThatThrownBy(() -> new GuardedReading<>(any -> new byte[200_000].length).of(input))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("reading 5 bytes took 200")
                .hasMessageEndingWith(" bytes of heap, more than 100500:\n" + TEXT);
    }

    @Test
    void aHangFails() {
        Watchdog watchdog = new Watchdog(Duration.ofMillis(1));

        assertThatThrownBy(() -> watchdog.watch(next -> {
                    next.accept(input);
                    while (!Thread.currentThread().isInterrupted()) {
                        LockSupport.park();
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("reading did not end within PT0.001S, it was at\n[")
                .hasMessageEndingWith(TEXT);
    }

    @Test
    void whatFailsIsPinnedAsItIsPrinted() {
        assertThat(FuzzInput.parse(List.of(("# why\n\n" + input).split("\n", -1))))
                .hasToString(TEXT);
    }

    @Test
    void aRunCanBeRepeated() {
        for (long seed = 0; seed < 100; seed++) {
            Mutator one = new Mutator(new SplittableRandom(seed), List.of(input));
            Mutator other = new Mutator(new SplittableRandom(seed), List.of(input));
            for (int i = 0; i < 20; i++) {
                assertThat(one.next()).hasToString(other.next().toString());
            }
        }
    }
}
