package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Rows of which nobody knows when they arrived: held by a rule that did not ask, and then by one that does. */
class UnknownArrivalTest {

    private static final Packets SPAN = Packets.named("b").everySpan(Duration.ofNanos(100));
    private static final Packets IDLE = SPAN.orIdle(Duration.ofMillis(100));
    private static final ParameterData ROW =
            ParameterData.builder().row(1).put("p", 1).build();

    private static PacketBuffer holding(Packets rule, OptionalLong lastArrivalMs, ParameterData... pieces) {
        return PacketBuffer.holding(rule, List.of(pieces), lastArrivalMs);
    }

    @Test
    void theIdleTimeIsStartedOnce() {
        PacketBuffer buffer = holding(IDLE, OptionalLong.empty(), ROW);
        assertThat(buffer.isIdleTimeUnknown()).isTrue();
        assertThat(buffer.lastArrivalMs()).isEmpty();
        assertThat(buffer.idleDeadlineMs()).isEmpty();
        buffer.startIdleTime(50);
        assertThat(buffer.isIdleTimeUnknown()).isFalse();
        assertThat(buffer.idleDeadlineMs()).hasValue(150);
        buffer.startIdleTime(60);
        assertThat(buffer.idleDeadlineMs()).as("known already").hasValue(150);
    }

    @Test
    void onlyARuleThatAsksForItMissesIt() {
        assertThat(holding(SPAN, OptionalLong.empty(), ROW).isIdleTimeUnknown()).isFalse();
        assertThat(holding(IDLE, OptionalLong.empty()).isIdleTimeUnknown()).isFalse();
        assertThat(holding(IDLE, OptionalLong.of(0), ROW).isIdleTimeUnknown()).isFalse();
    }

    @Test
    void aRowThatComesTellsIt() {
        PacketBuffer buffer = holding(IDLE, OptionalLong.empty(), ROW);
        buffer.add(ROW, 70, packet -> {});
        assertThat(buffer.idleDeadlineMs()).hasValue(170);
    }
}
