package io.pitwall.state;

import static io.pitwall.state.TestRows.row;
import static io.pitwall.state.TestRows.rows;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interactive queries: what is stored, never what is live. */
class PitwallStoresTest {

    private static final Packets RULE = Packets.named("held").everySpan(Duration.ofMinutes(1));

    @TempDir
    Path stateDir;

    @Test
    void buffersAreReadAsOfTheLastFlush() {
        HeldRows held = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, RULE);
        StreamStates<ParameterData> states = query(PitwallStores.packetBuffers(), held.fixture.store);
        held.add(row(0));
        assertThat(states.get("car-1")).as("live, not stored").isNull();
        held.commit();
        held.add(row(1));
        assertThat(states.get("car-1")).isEqualTo(row(0));
        held.commit();
        assertThat(states.get("car-1")).as("a value and a segment").isEqualTo(rows(0, 1));
        assertThat(states.get("car-2")).isNull();
        assertThat(all(states)).isEqualTo(Map.of("car-1", rows(0, 1)));
        assertThat(states.approximateEntries()).isEqualTo(3);
        held.release();
        held.commit();
        assertThat(states.get("car-1")).isNull();
        assertThat(all(states)).isEmpty();
    }

    @Test
    void readingDoesNotChangeWhatIsLive() {
        HeldRows held = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, RULE);
        held.add(row(0));
        held.commit();
        ParameterData answer = requireNonNull(
                query(PitwallStores.packetBuffers(), held.fixture.store).get("car-1"));
        held.add(row(1));
        assertThat(answer).isEqualTo(row(0));
        assertThat(held.rows()).isEqualTo(rows(0, 1));
        assertThat(held.commit()).containsExactly("put 1", "put head");
    }

    @Test
    void contextsOfAllTasksAreFound() {
        var one = StoreFixture.exactlyOnce(new StreamContextLayout());
        var two = StoreFixture.exactlyOnce(new StreamContextLayout());
        StreamContext first =
                StreamContext.opened("car-44", StreamProperties.none().withName("Car 44"));
        StreamContext second =
                StreamContext.opened("car-63", StreamProperties.none().withName("Car 63"));
        one.store.put("car-44", new StoredStreamContext(first, 0));
        two.store.put("car-63", new StoredStreamContext(second, 0));
        one.commit();
        two.commit();

        StreamStates<StreamContext> states = query(PitwallStores.streamContexts(), one.store, two.store);
        assertThat(states.get("car-63")).isEqualTo(second);
        assertThat(all(states)).isEqualTo(Map.of("car-44", first, "car-63", second));
        assertThat(states.approximateEntries()).isEqualTo(2);
    }

    @Test
    void aStoreOfAnotherLayoutIsNotAccepted() {
        var contexts = StoreFixture.exactlyOnce(new StreamContextLayout());
        assertThat(PitwallStores.streamContexts().accepts(contexts.store)).isTrue();
        assertThat(PitwallStores.packetBuffers().accepts(contexts.store)).isFalse();
        assertThat(PitwallStores.packetBuffers().accepts(new LoggedMap())).isFalse();
    }

    @Test
    void storesDescribeWhatTheLastFlushFound() {
        var fixture = StoreFixture.exactlyOnce(new Blob.Layout());
        assertThat(fixture.store.status()).isEqualTo(new StoreStatus(0, 0, 0, 0, OptionalLong.empty()));
        fixture.nowMs = 1_000;
        fixture.store.put("car-1", Blob.of(100, 1));
        fixture.nowMs = 2_000;
        fixture.store.put("car-2", Blob.of(200, 1));
        fixture.commit();
        long overhead = 2 * (LiveEntry.OVERHEAD_BYTES + 5);
        assertThat(fixture.store.status()).isEqualTo(new StoreStatus(2, 300 + overhead, 0, 2, OptionalLong.of(1_000)));
        fixture.nowMs = 3_000;
        fixture.store.changed("car-2");
        fixture.commit();
        assertThat(fixture.store.status()).isEqualTo(new StoreStatus(2, 300 + overhead, 0, 1, OptionalLong.of(3_000)));
        fixture.commit();
        assertThat(fixture.store.status()).isEqualTo(new StoreStatus(2, 300 + overhead, 0, 0, OptionalLong.empty()));
    }

    /** Rows 0 .. n are added one a flush and released now and then: a reader sees a run of rows, each once. */
    @Test
    void besideAThreadThatWritesAStreamIsReadAsOfOneFlush() throws Exception {
        KeyValueStore<Bytes, byte[]> rocksDb = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore("held.buffer"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        var store = new WriteBehindStore<>(rocksDb, new PacketBufferLayout(RULE), null, () -> 0);
        var context = new MockProcessorContext<Void, Void>(
                HookProbe.config(StreamsConfig.EXACTLY_ONCE_V2, stateDir), new TaskId(0, 0), stateDir.toFile());
        store.init(context.getStateStoreContext(), store);
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            StreamStates<ParameterData> states = query(PitwallStores.packetBuffers(), store);
            Future<Integer> reads = reader.submit(() -> {
                int count = 0;
                while (!isOver.get() || count == 0) {
                    ParameterData found = states.get("car-1");
                    if (found != null) {
                        assertARunOfRows(found);
                        count++;
                    }
                }
                return count;
            });
            for (int row = 0; row < 3_000; row++) {
                write(store, row);
            }
            isOver.set(true);
            assertThat(reads.get()).isPositive();
        } finally {
            isOver.set(true);
            reader.shutdownNow();
            store.close();
        }
    }

    private static void write(WriteBehindStore<StoredPacketBuffer> store, int row) {
        if (store.get("car-1") == null) {
            store.put("car-1", new StoredPacketBuffer(new PacketBuffer(RULE)));
        }
        PacketBuffer buffer = requireNonNull(store.get("car-1")).buffer();
        if (row % 7 == 6) {
            buffer.release(packet -> {});
        }
        buffer.add(row(row), 0, packet -> {});
        store.changed("car-1");
        store.flushCache();
    }

    private static void assertARunOfRows(ParameterData found) {
        for (int row = 1; row < found.rowCount(); row++) {
            assertThat(found.timeNs(row) - found.timeNs(row - 1)).isEqualTo(1_000_000);
        }
        assertThat(found.rowCount()).isBetween(1, 7);
    }

    private static <V> StreamStates<V> query(QueryableStoreType<StreamStates<V>> type, StateStore... stores) {
        return type.create(
                new StateStoreProvider() {
                    @Override
                    @SuppressWarnings("unchecked") // as Kafka Streams does
                    public <T> List<T> stores(String storeName, QueryableStoreType<T> asked) {
                        assertThat(stores).allMatch(asked::accepts);
                        return (List<T>) List.of(stores);
                    }
                },
                "any");
    }

    private static <V> Map<String, V> all(StreamStates<V> states) {
        Map<String, V> all = new HashMap<>();
        states.forEach((streamId, value) -> assertThat(all.put(streamId, value)).isNull());
        return all;
    }
}
