package io.pitwall.state;

import static io.pitwall.state.TestRows.row;
import static io.pitwall.state.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are open and silent cost nothing, streams that have ended leave nothing. */
class ManyStreamsTest {

    private static final Packets RULE = Packets.named("held").everySpan(Duration.ofMillis(100));
    private static final int ACTIVE = 100;

    /** {@code -Dpitwall.churn.streams=1000000} for the full length. */
    private static final int CHURN = Integer.getInteger("pitwall.churn.streams", 10_000);

    /** What a record, an eviction that need not be and a commit look at, counted; times are measured elsewhere. */
    @Test
    void recordsAndCommitsLookOnlyAtStreamsThatAreActive() {
        var counting = new CountingLayout();
        var fixture = StoreFixture.exactlyOnce(counting);
        for (int stream = 0; stream < 100_000; stream++) {
            fixture.store.put("car-" + stream, Blob.of(1, 1));
        }
        fixture.commit();
        counting.calls.set(0);
        String[] active = new String[ACTIVE];
        for (int stream = 0; stream < ACTIVE; stream++) {
            active[stream] = "car-" + stream * 997;
        }
        int written = fixture.written(() -> {
            for (int record = 0; record < 10 * ACTIVE; record++) {
                touch(fixture, active[record % ACTIVE]);
            }
            fixture.commit();
        });
        assertThat(written).isEqualTo(ACTIVE);
        assertThat(counting.calls.get())
                .as("weighed at each record; saved and weighed at the commit")
                .isEqualTo(10 * ACTIVE + 2 * ACTIVE);
        assertThat(allocatedBy(() -> {
                    for (int commit = 0; commit < 100; commit++) {
                        fixture.commit();
                    }
                }))
                .as("bytes for 100 commits without a record")
                .isLessThan(100_000);
    }

    /** The order of use is what eviction needs; streams that are used all the time are not moved each time. */
    @Test
    void theOrderOfUseIsKeptWhileFewOfManyAreUsed() {
        var fixture = new StoreFixture<>(
                new LoggedMap(), new Blob.Layout(), StreamsConfig.EXACTLY_ONCE_V2, 1_000 * (260 + 1L));
        for (int stream = 0; stream < 900; stream++) {
            fixture.store.put("car-" + stream, Blob.of(1, 1));
        }
        for (int stream = 900; stream < 3_000; stream++) {
            touch(fixture, "car-" + (stream % ACTIVE));
            fixture.store.put("car-" + stream, Blob.of(1, 1));
            fixture.store.betweenRecords();
        }
        int gets = fixture.inner.gets;
        for (int stream = 0; stream < ACTIVE; stream++) {
            fixture.store.get("car-" + stream);
        }
        assertThat(fixture.inner.gets).as("still live").isEqualTo(gets);
    }

    @ParameterizedTest
    @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
    void aChurnOfShortStreamsLeavesNothing(String guarantee) {
        HeapBudget budget = HeapBudget.ofBytes(200_000);
        var fixture = new StoreFixture<>(new LoggedMap(), new PacketBufferLayout(RULE), guarantee, budget);
        TimingWheel wheel = new TimingWheel();
        int open = 500;
        for (int stream = 0; stream < CHURN + open; stream++) {
            fixture.store.betweenRecords();
            if (stream < CHURN) {
                begin(fixture, wheel, "car-" + stream, stream);
            }
            if (stream >= open) {
                end(fixture, wheel, "car-" + (stream - open), stream);
            }
            if (stream % 97 == 0) {
                fixture.commit();
            }
            assertThat(wheel.size()).isLessThanOrEqualTo(open + 1);
            if (fixture.inner.changelog.size() > 100_000) {
                fixture.inner.changelog.clear();
            }
        }
        fixture.commit();
        fixture.commit();
        assertThat(fixture.inner.entries).as("stored").isEmpty();
        assertThat(fixture.store.liveCount()).isZero();
        assertThat(fixture.store.liveBytes()).as("entries and marks").isZero();
        assertThat(fixture.store.waitingRemovals()).isZero();
        assertThat(wheel.isEmpty()).isTrue();
        assertThat(budget.usedBytes()).as("a step of slack").isLessThan(1_000);
    }

    /** Streams that come and go between two commits: the marks they leave are bounded by the budget too. */
    @Test
    void marksOfEndedStreamsCountAsHeap() {
        var fixture = new StoreFixture<>(new LoggedMap(), new Blob.Layout(), StreamsConfig.EXACTLY_ONCE_V2, 100_000);
        for (int stream = 0; stream < 10_000; stream++) {
            fixture.store.betweenRecords();
            assertThat(fixture.store.liveBytes()).isLessThanOrEqualTo(100_000);
            fixture.store.put("car-" + stream, Blob.of(1, 1));
            fixture.store.remove("car-" + stream);
        }
        assertThat(fixture.written(fixture::commit)).isZero();
        assertThat(fixture.store.liveBytes()).isZero();
    }

    private static void begin(
            StoreFixture<StoredPacketBuffer> fixture, TimingWheel wheel, String streamId, long nowMs) {
        fixture.store.put(streamId, new StoredPacketBuffer(new PacketBuffer(RULE)));
        fixture.object(streamId).buffer().add(rows(0, 1), nowMs, packet -> {});
        fixture.store.changed(streamId);
        wheel.schedule(streamId, nowMs + 10_000);
    }

    private static void end(StoreFixture<StoredPacketBuffer> fixture, TimingWheel wheel, String streamId, long nowMs) {
        AtomicInteger packets = new AtomicInteger();
        PacketBuffer buffer = fixture.object(streamId).buffer();
        buffer.add(row(2), nowMs, packet -> packets.incrementAndGet());
        buffer.release(packet -> {
            packets.incrementAndGet();
            assertThat(packet.rowCount()).isEqualTo(3);
        });
        assertThat(packets).hasValue(1);
        fixture.store.remove(streamId);
        wheel.cancel(streamId);
    }

    private static void touch(StoreFixture<Blob> fixture, String streamId) {
        fixture.store.betweenRecords();
        assertThat(fixture.store.get(streamId)).isNotNull();
        fixture.store.changed(streamId);
    }

    private static long allocatedBy(Runnable action) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        action.run();
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static final class CountingLayout implements StateLayout<Blob> {

        final AtomicInteger calls = new AtomicInteger();
        private final Blob.Layout real = new Blob.Layout();

        @Override
        public @Nullable Blob load(StoredEntries stored) {
            calls.incrementAndGet();
            return real.load(stored);
        }

        @Override
        public void save(Blob live, StoredEntries stored) {
            calls.incrementAndGet();
            real.save(live, stored);
        }

        @Override
        public void remove(Blob live, StoredEntries stored) {
            calls.incrementAndGet();
            real.remove(live, stored);
        }

        @Override
        public long weightBytes(Blob live) {
            calls.incrementAndGet();
            return real.weightBytes(live);
        }
    }
}
