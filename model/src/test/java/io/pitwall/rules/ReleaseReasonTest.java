package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A packet is released by the first condition that holds. */
class ReleaseReasonTest {

    private static final ParameterData ROWS = TextTable.parse("time_ms | a\n0 | 0\n10 | 1\n20 | 0\n");

    static Stream<Arguments> rules() {
        Packets hundred = Packets.named("p").everyRows(100);
        Packets spans = Packets.named("p").everySpan(Duration.ofMillis(20));
        return Stream.of(
                Arguments.of(spans, ReleaseReason.SPAN),
                Arguments.of(spans.orEveryRows(2), ReleaseReason.ROWS),
                Arguments.of(spans.orBeforeRow(row -> row.timeNs() >= 20_000_000), ReleaseReason.SPAN),
                Arguments.of(hundred.orBeforeRow(row -> row.number("a") > 0.5), ReleaseReason.BEFORE_ROW),
                Arguments.of(hundred.orAfterRow(row -> row.number("a") > 0.5), ReleaseReason.AFTER_ROW),
                Arguments.of(hundred.orWhenHeld(held -> true), ReleaseReason.WHEN_HELD),
                Arguments.of(hundred.orEveryRecord(), ReleaseReason.EVERY_RECORD));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theFirstThatHolds(Packets rule, ReleaseReason expected) {
        List<ReleaseReason> reasons = new ArrayList<>();
        new PacketBuffer(rule).addWithReasons(ROWS, 0, (packet, reason) -> reasons.add(reason));

        assertThat(reasons).first().isEqualTo(expected);
    }

    @Test
    void whatIsLetGoOfHasTheReasonThatIsGiven() {
        PacketBuffer buffer = new PacketBuffer(Packets.named("p").everyRows(10));
        List<ReleaseReason> reasons = new ArrayList<>();
        buffer.addWithReasons(ROWS, 0, (packet, reason) -> reasons.add(reason));
        assertThat(reasons).isEmpty();

        buffer.release(ReleaseReason.IDLE, (packet, reason) -> reasons.add(reason));
        buffer.release(ReleaseReason.END, (packet, reason) -> reasons.add(reason));

        assertThat(reasons).as("nothing is held the second time").containsExactly(ReleaseReason.IDLE);
    }
}
