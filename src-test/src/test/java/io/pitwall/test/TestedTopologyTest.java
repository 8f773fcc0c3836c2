package io.pitwall.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests that are handed a topology: the nearest annotation counts, each test has its own. */
@TestedTopology(TestedTopologyTest.Passing.class)
class TestedTopologyTest {

    private static final String ROW = "time_ms | Brake\n0 | 0.7";

    static final class Passing implements TelemetryTopology {
        @Override
        public void define(TelemetryBuilder telemetry) {
            telemetry.topic("in").parameters().to("out");
        }
    }

    static final class Elsewhere implements TelemetryTopology {
        @Override
        public void define(TelemetryBuilder telemetry) {
            telemetry.topic("in").parameters().to("elsewhere");
        }
    }

    @Test
    void theOneOfTheClass(TelemetryTest test) {
        test.topic("in").stream("car").write(ROW);
        assertThat(test.topic("out")).hasStreams("car");
    }

    @Test
    void eachTestHasItsOwn(TelemetryTest test) {
        assertThat(test.topic("out")).isEmpty();
    }

    @Test
    @TestedTopology(Elsewhere.class)
    void theOneOfTheMethod(TelemetryTest test) {
        assertThat(test.topic("elsewhere")).isEmpty();
    }

    @Test
    void theOneOfTheParameter(TelemetryTest test, @TestedTopology(Elsewhere.class) TelemetryTest other) {
        assertThat(test.topic("out")).isEmpty();
        assertThat(other.topic("elsewhere")).isEmpty();
    }

    @Nested
    class Inner {
        @Test
        void theOneOfTheClassAround(TelemetryTest test) {
            assertThat(test.topic("out")).isEmpty();
        }
    }
}
