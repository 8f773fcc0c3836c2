package io.pitwall.state;

import static io.pitwall.state.TestRows.row;
import static io.pitwall.state.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.rules.Packets;
import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** The sequence of the heads of a packet buffer, which tells what arrived first and should stay short. */
class PacketSequenceTest {

    private static final Packets SPAN = Packets.named("held").everySpan(Duration.ofMillis(100));

    @Test
    void underExactlyOnceTheSequenceOfHeadsBeginsAnewWithEachPacket() {
        HeldRows once = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, SPAN);
        for (int packet = 0; packet < 200; packet++) {
            once.add(row(100L * packet));
            once.commit();
            assertThat(once.stored(StoredEntries.INLINE)).startsWith(4, 1);
        }
        once.add(row(100L * 199 + 1));
        once.commit();
        assertThat(once.stored(StoredEntries.HEAD)).startsWith(4, 2);
        assertThat(once.restored().rows()).isEqualTo(rows(19_900, 19_901));
    }

    @Test
    void underAtLeastOnceTheSequenceGoesOnBecauseReleasedRowsMayComeBack() {
        HeldRows late = new HeldRows(StreamsConfig.AT_LEAST_ONCE, SPAN);
        for (int packet = 0; packet < 200; packet++) {
            late.add(row(100L * packet));
            late.commit();
        }
        assertThat(late.stored(StoredEntries.INLINE)).startsWith(4, 0xC7, 1);
        assertThat(late.stored(StoredEntries.OTHER_INLINE)).startsWith(4, 0xC8, 1);
        assertThat(late.restored().rows()).as("doubled, in order").isEqualTo(rows(19_800, 19_900));
    }
}
