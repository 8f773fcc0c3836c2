package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;

class RocksDbMemoryTest {

    private static final long MIB = 1024 * 1024;
    private static final int CARS = 120;

    @TempDir
    Path stateDir;

    /** 24 MB in two stores: more than the write buffers hold, so that part of it comes back as blocks. */
    @Test
    void holdsTheBuffersAndBlocksOfAllStoresOfSeveralInstances() {
        try (var memory = RocksDbMemory.ofBytes(16 * MIB)) {
            for (String instance : new String[] {"one", "two"}) {
                try (var driver = driver(memory, stateDir.resolve(instance))) {
                    var in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
                    for (int car = 0; car < CARS; car++) {
                        in.pipeInput("car-" + car, "");
                    }
                    assertThat(memory.usedBytes()).as("write buffers").isBetween(MIB, 18 * MIB);
                    readBack(driver, "first");
                    readBack(driver, "second");
                    assertThat(memory.usedBytes()).as("all together").isLessThan(18 * MIB);
                    assertThat(bytes(driver, "size-all-mem-tables"))
                            .as("write buffers of both stores, as RocksDB counts them")
                            .isBetween(1.0, 8.0 * MIB + MIB);
                    assertThat(bytes(driver, "estimate-table-readers-mem"))
                            .as("indexes and filters outside of the cache")
                            .isLessThan(MIB);
                    // Write buffers are charged as pinned entries and go when RocksDB flushes, at a time of its own.
                    assertThat(memory.cache().getUsage() - memory.cache().getPinnedUsage())
                            .as("blocks")
                            .isGreaterThan(MIB);
                }
            }
            assertThat(memory.usedBytes())
                    .as("open after the stores are closed")
                    .isNotNegative();
        }
    }

    /** A property of RocksDB, all stores together. */
    private static double bytes(TopologyTestDriver driver, String property) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(property))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }

    private static void readBack(TopologyTestDriver driver, String name) {
        var store = (WriteBehindStore<?>) driver.getStateStore(name);
        store.clearCache();
        for (int car = 0; car < CARS; car++) {
            assertThat(store.get("car-" + car)).isNotNull();
        }
    }

    @Test
    void leavesKafkasDefaultsAloneWhenThereIsNone() {
        try (var options = new Options()) {
            new BoundedRocksDb().setConfig("any", options, Map.of());
            assertThat(options.writeBufferManager()).isNull();
        }
    }

    @Test
    void refusesWhatIsNotAMemory() {
        try (var options = new Options()) {
            assertThatThrownBy(() ->
                            new BoundedRocksDb().setConfig("any", options, Map.of(RocksDbMemory.CONFIG, "256 MB")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("pitwall.rocksdb.memory must be a RocksDbMemory, but it's java.lang.String");
        }
    }

    @Test
    void describesItself() {
        try (var memory = RocksDbMemory.ofBytes(256 * MIB)) {
            assertThat(memory.totalBytes()).isEqualTo(256 * MIB);
            assertThat(memory.describe())
                    .isEqualTo("RocksDB memory: 256 MiB for all stores together, write buffers up to 128 MiB of it");
        }
    }

    @Test
    void theNumberComesFromTheSettingsOrIs128Mebibytes() {
        try (var usual = RocksDbMemory.of(Map.of());
                var told = RocksDbMemory.of(Map.of(RocksDbMemory.BYTES_CONFIG, "20000000"))) {
            assertThat(usual.totalBytes()).isEqualTo(128 * MIB);
            assertThat(told.totalBytes()).isEqualTo(20_000_000);
        }
        assertThatThrownBy(() -> RocksDbMemory.of(Map.of(RocksDbMemory.BYTES_CONFIG, "128 MB")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pitwall.state.rocksdb.bytes must be a number of bytes, but it's '128 MB'");
    }

    @Test
    void refusesLessThanAMebibyte() {
        assertThatThrownBy(() -> RocksDbMemory.ofBytes(MIB - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RocksDB memory must be at least 1048576 bytes, but it's 1048575");
    }

    private static TopologyTestDriver driver(RocksDbMemory memory, Path stateDir) {
        Properties config = HookProbe.config(StreamsConfig.AT_LEAST_ONCE, stateDir);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        config.put(RocksDbMemory.CONFIG, memory);
        Topology topology = new Topology()
                .addSource(
                        "source",
                        Serdes.String().deserializer(),
                        Serdes.String().deserializer(),
                        "in");
        for (String store : new String[] {"first", "second"}) {
            topology.addProcessor(store + "-put", () -> new Put(store), "source")
                    .addStateStore(WriteBehindStore.builder(store, Blob.Layout::new), store + "-put");
        }
        return new TopologyTestDriver(topology, config);
    }

    private static final class Put extends ContextualProcessor<String, String, Void, Void> {
        private final String name;

        Put(String name) {
            this.name = name;
        }

        @Override
        public void process(Record<String, String> message) {
            WriteBehindStore<Blob> store = context().getStateStore(name);
            store.put(message.key(), Blob.of(100_000, 1));
        }
    }
}
