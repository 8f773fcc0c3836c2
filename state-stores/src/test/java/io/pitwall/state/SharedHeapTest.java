package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores of several threads on one heap budget. */
class SharedHeapTest {

    private static final Packets RULE = Packets.named("held").everyRows(50);
    private static final int STREAMS = 100;
    private static final int RECORDS = 6_000;

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
    void withATenthOfTheDataTheOutputIsTheSame(String guarantee) throws Exception {
        HeapBudget ample = HeapBudget.ofBytes(1L << 30);
        Run expected = new Run(guarantee, ample, 0);
        List<String> packets = expected.call();
        assertThat(packets).isNotEmpty();

        HeapBudget tenth = HeapBudget.ofBytes(3 * expected.heaviestBytes / 10);
        List<Run> runs = new ArrayList<>();
        for (int store = 0; store < 3; store++) {
            runs.add(new Run(guarantee, tenth, 0));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Future<List<String>> result : threads.invokeAll(runs, 60, TimeUnit.SECONDS)) {
                assertThat(result.get()).isEqualTo(packets);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.fixture.inner.gets)
                    .as("much was written out and read again")
                    .isGreaterThan(RECORDS / 2);
            run.fixture.store.close();
        });
        assertThat(tenth.usedBytes()).as("all stores are closed").isZero();
    }

    @Test
    void theBudgetIsFoundInTheConfiguration() {
        HeapBudget budget = HeapBudget.ofBytes(1_000_000);
        var store = WriteBehindStore.builder("blobs", Blob.Layout::new)
                .withLoggingDisabled()
                .build();
        init(store, budget);
        store.put("car-1", Blob.of(600_000, 1));
        store.put("car-2", Blob.of(600_000, 2));
        store.betweenRecords();
        assertThat(store.liveCount()).isEqualTo(1);
        assertThat(budget.usedBytes()).isBetween(600_000L, 700_000L);
        store.clearCache();
        assertThat(budget.usedBytes()).isZero();
        store.close();
    }

    @Test
    void anotherObjectInItsPlaceIsRefused() {
        var store = WriteBehindStore.builder("blobs", Blob.Layout::new).build();
        assertThatThrownBy(() -> init(store, "256 MB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pitwall.state.heap must be a HeapBudget, but it's java.lang.String; a number goes into"
                        + " pitwall.state.heap.bytes");
    }

    private void init(WriteBehindStore<Blob> store, Object budget) {
        Properties config = HookProbe.config(StreamsConfig.EXACTLY_ONCE_V2, stateDir);
        config.put(HeapBudget.CONFIG, budget);
        var context = new MockProcessorContext<Void, Void>(config, new TaskId(0, 0), stateDir.toFile());
        store.init(context.getStateStoreContext(), store);
    }

    /** Rows for many streams, a commit now and then; the packets that come out. */
    private static final class Run implements Callable<List<String>> {

        final StoreFixture<StoredPacketBuffer> fixture;
        private final long seed;
        long heaviestBytes;

        Run(String guarantee, HeapBudget budget, long seed) {
            this.fixture = new StoreFixture<>(new LoggedMap(), new PacketBufferLayout(RULE), guarantee, budget);
            this.seed = seed;
        }

        @Override
        public List<String> call() {
            Random random = new Random(seed);
            List<String> packets = new ArrayList<>();
            for (int record = 0; record < RECORDS; record++) {
                fixture.store.betweenRecords();
                String streamId = "car-" + random.nextInt(STREAMS);
                add(streamId, rows(record, 1 + random.nextInt(5)), packets);
                heaviestBytes = Math.max(heaviestBytes, fixture.store.liveBytes());
                if (record % 500 == 499) {
                    fixture.commit();
                }
            }
            return packets;
        }

        private void add(String streamId, ParameterData rows, List<String> packets) {
            if (fixture.store.get(streamId) == null) {
                fixture.store.put(streamId, new StoredPacketBuffer(new PacketBuffer(RULE)));
            }
            fixture.object(streamId).buffer().add(rows, 0, packet -> packets.add(streamId + "\n" + packet));
            fixture.store.changed(streamId);
        }

        private static ParameterData rows(int record, int count) {
            var rows = ParameterData.builder();
            for (int row = 0; row < count; row++) {
                rows.row(record * 100L + row).put("Speed", record + row / 8.0);
            }
            return rows.build();
        }
    }
}
