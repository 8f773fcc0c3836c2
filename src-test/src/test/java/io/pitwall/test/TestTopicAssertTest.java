package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several streams at once, and the topology as a whole. */
class TestTopicAssertTest {

    private static final String TWO_STREAMS = """
            time_ms | Brake | Lap# | stream#
                  0 |   0.7 | 1    | a
                 10 |   0.5 | 1    | a
                  0 |   0.1 |      | b
                 20 |   0.3 | 2    | a
            """;

    private final TelemetryTest test =
            TelemetryTest.of(telemetry -> telemetry.topic("in").parameters().to("out"));
    private final TestTopic out = test.topic("out");

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aTableOfSeveralStreamsIsWrittenAndRead() {
        test.topic("in").write(TWO_STREAMS);

        assertThat(out).hasStreams("b", "a").withTolerance(0.001).hasRows("""
                time_ms | Brake | Lap# | stream#
                      0 |   0.1 |      | b
                      0 |   0.7 | 1    | a
                     10 |   0.5 | 1    | a
                     20 |   0.3 | 2    | a
                """);
        assertThat(out.stream("a").packets()).hasSize(2);
        assertThat(out.stream("a").rows().tag("stream")).isNull();
    }

    @Test
    void theStreamThatDiffersIsNamed() {
        test.topic("in").write(TWO_STREAMS);

        assertThatThrownBy(() -> assertThat(out).hasRows(TWO_STREAMS.replace("0.1", "0.2")))
                .hasMessageContaining(
                        "the rows of stream 'b' of topic 'out' are not those expected: row 1, column Brake");
        assertThatThrownBy(() -> assertThat(out).hasRows("time_ms | Brake | stream#\n0 | 0.1 | b"))
                .hasMessageContaining(
                        "expected rows in topic 'out' of no other streams than [b], but there are also rows of [a]");
        assertThatThrownBy(() -> assertThat(out).hasRows(TWO_STREAMS + "0 | 1 | | c"))
                .hasMessageContaining("stream 'c' of topic 'out', but it has no message at all");
        assertThatThrownBy(() -> assertThat(out).hasStreams("a"))
                .hasMessageContaining("expected topic 'out' to have the streams [a], but it has [a, b]");
        assertThatThrownBy(() -> assertThat(out).isEmpty()).isInstanceOf(AssertionError.class);
    }

    @Test
    void aRowWithoutAStreamIsRefused() {
        assertThatThrownBy(() -> test.topic("in").write("time_ms | Brake\n0 | 1\n10 | 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 2 of the table does not say of which stream it is: a table of several streams has a"
                        + " column stream# with a value in every row");
        assertThat(out).isEmpty();
    }

    @Test
    void deadLetters() {
        assertThat(test).hasNoDeadLetters().hasDeadLetters();
        test.topic("in").writeBytes("car".getBytes(UTF_8), null);

        assertThat(test).hasDeadLetters("in-0@0: the record has no value");
        assertThatThrownBy(() -> assertThat(test).hasNoDeadLetters())
                .hasMessageContaining("expected no dead letters, but there are 1:")
                .hasMessageContaining("in-0@0: the record has no value");
        assertThatThrownBy(() -> assertThat(test).hasDeadLetters("no key")).hasMessageContaining("but there are 1:");
        assertThatThrownBy(() -> assertThat(test).hasDeadLetters()).isInstanceOf(AssertionError.class);
    }
}
