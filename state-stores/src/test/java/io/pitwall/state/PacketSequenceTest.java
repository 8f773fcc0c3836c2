package io.pitwall.state;

import static io.pitwall.state.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.rules.Packets;
import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** Under at-least-once released rows may come back after a crash, and come before those that were stored later. */
class PacketSequenceTest {

    private static final Packets SPAN = Packets.named("held").everySpan(Duration.ofMillis(100));

    @Test
    void ofTheSameBuffer() {
        assertThat(restoredTimesMs(released(Long.MAX_VALUE))).containsExactly(400, 1000);
    }

    @Test
    void ofAStreamThatEndedAndBeganAgain() {
        HeldRows held = released(Long.MAX_VALUE);
        held.fixture.store.remove(HeldRows.STREAM);

        assertThat(restoredTimesMs(held)).containsExactly(400, 1000);
    }

    @Test
    void ofABufferThatWasWrittenOutOfMemory() {
        HeldRows held = released(1);
        held.fixture.store.betweenRecords();

        assertThat(restoredTimesMs(held)).containsExactly(400, 1000);
    }

    /** A buffer whose last packet, the row at 400 ms, is released by a commit that is not known to be done. */
    private static HeldRows released(long heapBudgetBytes) {
        HeldRows held = new HeldRows(StreamsConfig.AT_LEAST_ONCE, SPAN, heapBudgetBytes);
        for (int packet = 0; packet < 5; packet++) {
            held.add(row(100L * packet));
            held.commit();
        }
        held.release();
        return held;
    }

    private static long[] restoredTimesMs(HeldRows held) {
        held.add(row(1000));
        held.commit();
        long[] times = held.restored().rows().timesNs();
        for (int i = 0; i < times.length; i++) {
            times[i] /= 1_000_000;
        }
        return times;
    }
}
