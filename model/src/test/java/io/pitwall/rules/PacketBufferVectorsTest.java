package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pitwall.data.ParameterData;
import io.pitwall.data.PlainRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link PacketBuffer} against the cases of {@code buffer.json} that a {@link Packets} rule can express. */
class PacketBufferVectorsTest {

    private static final int LEAST_CASES = 27;

    /** A packet and the step of the case during which it was released. */
    private record Released(int step, List<PlainRow> rows) {}

    static Stream<BufferVectors.Case> expressible() {
        return BufferVectors.timeseriesBufferCases().stream()
                .filter(vector -> BufferVectors.inexpressibleBecause(vector).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("expressible")
    void releasesTheExpectedPacketsDuringTheExpectedSteps(BufferVectors.Case vector) {
        assertThat(released(vector, packet -> packet)).isEqualTo(expected(vector));
    }

    @Test
    void rowsWithoutValuesAreAllThatCleaningRolesDifferIn() {
        List<BufferVectors.Case> cleaning = BufferVectors.timeseriesBufferCases().stream()
                .filter(vector ->
                        BufferVectors.inexpressibleBecause(vector).equals(Optional.of(BufferVectors.DROPS_EMPTY_ROWS)))
                .toList();
        assertThat(cleaning).isNotEmpty().allSatisfy(vector -> {
            assertThat(released(vector, packet -> packet)).isNotEqualTo(expected(vector));
            assertThat(released(vector, ParameterData::withoutEmptyRows)).isEqualTo(expected(vector));
        });
    }

    private static List<Released> expected(BufferVectors.Case vector) {
        List<Released> expected = new ArrayList<>();
        for (JsonNode packet : vector.json().path("expected")) {
            expected.add(new Released(packet.path("step").asInt(), PlainRow.of(BufferVectors.data(packet))));
        }
        return expected;
    }

    private static List<Released> released(BufferVectors.Case vector, UnaryOperator<ParameterData> cleaning) {
        PacketBuffer buffer = new PacketBuffer(BufferVectors.rule(vector.config()));
        List<Released> released = new ArrayList<>();
        long nowMs = 0;
        for (int i = 0; i < vector.steps().size(); i++) {
            JsonNode step = vector.steps().get(i);
            List<ParameterData> packets = new ArrayList<>();
            if (step.has("write")) {
                buffer.add(BufferVectors.data(step.get("write")), nowMs, packets::add);
            } else if (step.has("advance_ms")) {
                nowMs += step.get("advance_ms").asLong();
                if (buffer.idleDeadlineMs().orElse(Long.MAX_VALUE) <= nowMs) {
                    buffer.release(packets::add);
                }
            } else if (step.has("flush") || step.has("close")) {
                buffer.release(packets::add);
            } else {
                throw new AssertionError("unknown step " + step);
            }
            for (ParameterData packet : packets) {
                ParameterData cleaned = cleaning.apply(packet);
                if (!cleaned.isEmpty() || packet.isEmpty()) {
                    released.add(new Released(i, PlainRow.of(cleaned)));
                }
            }
        }
        return released;
    }

    @Test
    void notFewerCasesRunThanCouldWhenThisWasWritten() {
        assertThat(expressible()).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
    }
}
