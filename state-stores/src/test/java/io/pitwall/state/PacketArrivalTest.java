package io.pitwall.state;

import static io.pitwall.state.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.rules.Packets;
import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** When the last rows of a packet buffer arrived: stored where the rule has idle, told anew where a rule gets it later. */
class PacketArrivalTest {

    private static final String CAR = HeldRows.STREAM;
    private static final Packets SPAN = Packets.named("held").everySpan(Duration.ofMillis(100));
    private static final Packets IDLE = SPAN.orIdle(Duration.ofMillis(100));

    private final HeldRows held = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, SPAN);
    private final HeldRows idle = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, IDLE);

    @Test
    void theLastArrivalIsStoredWhereTheRuleAsksForIt() {
        idle.add(row(0), 5_000);
        idle.commit();
        assertThat(idle.restored().buffer().lastArrivalMs()).hasValue(5_000);
        assertThat(idle.restored(SPAN).buffer().lastArrivalMs()).hasValue(5_000);

        held.add(row(0), 5_000);
        held.commit();
        assertThat(held.stored(StoredEntries.INLINE).length)
                .as("6 bytes at times of today")
                .isLessThan(idle.stored(StoredEntries.INLINE).length);
        assertThat(held.restored().buffer().lastArrivalMs()).isEmpty();
    }

    @Test
    void rowsStoredWithoutAnArrivalHaveTheOneThatTheirNextRuleStartsWith() {
        held.add(row(0), 5_000);
        held.commit();
        HeldRows later = held.restored(IDLE);
        assertThat(later.buffer().isIdleTimeUnknown()).isTrue();
        assertThat(later.buffer().idleDeadlineMs()).isEmpty();
        later.fixture.store.changed(CAR);
        assertThat(later.commit()).as("nothing is known").isEmpty();

        later.buffer().startIdleTime(70_000);
        later.fixture.store.changed(CAR);
        assertThat(later.commit()).as("the rows stay where they are").containsExactly("put head");
        HeldRows restored = later.restored();
        assertThat(restored.rows()).isEqualTo(row(0));
        assertThat(restored.buffer().idleDeadlineMs()).hasValue(70_100);
        restored.release();
        assertThat(restored.commit()).containsExactly("delete inline", "delete head");
    }

    @Test
    void aRuleWithoutIdleWritesNothingBecauseOfAnArrival() {
        idle.add(row(0), 5_000);
        idle.commit();
        idle.fixture.object(CAR).releaseUnder(SPAN);
        idle.fixture.store.changed(CAR);
        assertThat(idle.commit()).isEmpty();
        idle.add(row(1), 6_000);
        idle.commit();
        assertThat(idle.restored().buffer().lastArrivalMs()).as("not asked for").isEmpty();
    }
}
