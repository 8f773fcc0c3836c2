package io.pitwall.dsl.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatorExceptionTest {

    private static OperatorException failure(String streamId, String origin) {
        return new OperatorException("select", streamId, origin, new IllegalStateException("no gear"));
    }

    @Test
    void saysWhatAndWhere() {
        assertThat(failure("car", "in-0@7"))
                .hasMessage("select failed on stream 'car' at in-0@7: java.lang.IllegalStateException: no gear");
        assertThat(failure("car", ""))
                .hasMessage(
                        "select failed on stream 'car' (released by a timer): java.lang.IllegalStateException: no gear");
    }

    @Test
    void aVeryLongIdIsCut() {
        assertThat(failure("x".repeat(200), "")).hasMessageContaining("stream '" + "x".repeat(200) + "' (released");
        assertThat(failure("x".repeat(2_000_000), ""))
                .hasMessage("select failed on stream '" + "x".repeat(200)
                        + "...' (2000000 characters) (released by a timer): java.lang.IllegalStateException: no gear");
    }
}
