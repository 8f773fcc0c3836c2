package io.pitwall.test;

import io.pitwall.dsl.processing.RetryPause;
import io.pitwall.state.CommitGate;
import io.pitwall.state.WriteBehindStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * One task: a driver of a sub-topology for one partition, and what it has committed.
 *
 * <p>A crash throws the driver away with all it holds, and makes another one from the entries of the changelogs at the last
 * commit.
 */
final class DrivenTask {

    /** The wall clock stands still, so nothing waits. */
    private static final RetryPause NO_PAUSE = time -> {};

    private final TestedApplication application;
    private final Supplier<Topology> topology;
    private final int partition;
    private final Path stateDir;
    private final boolean isExactlyOnce;
    private final Map<String, Map<Bytes, byte[]>> committed = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final Map<String, Long> committedOffsets = new HashMap<>();
    private Map<String, Long> firstOffsets = Map.of();
    private CommitGate gate;
    private TopologyTestDriver driver;
    private int starts;

    /** @param topology makes it anew for each start */
    DrivenTask(TestedApplication application, Supplier<Topology> topology, int partition, Path stateDir, Instant now) {
        this.application = application;
        this.topology = topology;
        this.partition = partition;
        this.stateDir = stateDir;
        this.isExactlyOnce = StreamsConfig.EXACTLY_ONCE_V2.equals(
                application.streamsProperties().get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
        this.gate = CommitGate.restoring(committed);
        this.driver = newDriver(now);
    }

    private TopologyTestDriver newDriver(Instant now) {
        Properties properties = application.streamsProperties();
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                stateDir.resolve("start-" + starts++).toString());
        properties.put(CommitGate.CONFIG, gate);
        properties.putIfAbsent(RetryPause.CONFIG, NO_PAUSE);
        return new TopologyTestDriver(topology.get(), properties, now);
    }

    int partition() {
        return partition;
    }

    void pipe(InputRecord record) {
        offsets.merge(record.topic(), 1L, Long::sum);
        driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record.record());
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** All state is written, and is what a crash goes back to. */
    void commit() {
        writeState();
        keepWritten();
        committedOffsets.putAll(offsets);
    }

    /** A crash finds what was written, whatever becomes of the commit. */
    private void keepWritten() {
        for (String store : stores().keySet()) {
            Map<Bytes, byte[]> entries = committed.computeIfAbsent(store, name -> new LinkedHashMap<>());
            for (TestRecord<byte[], byte[]> change : newRecords(application.changelogOf(store))) {
                Bytes key = Bytes.wrap(change.key());
                if (change.value() == null) {
                    entries.remove(key);
                } else {
                    entries.put(key, change.value());
                }
            }
        }
    }

    /** All state is written, but not committed: under at-least-once a crash finds it all the same. */
    void writeState() {
        gate.whileOpen(() -> {
            flush();
            driver.advanceWallClockTime(Duration.ZERO);
        });
        if (!isExactlyOnce) {
            keepWritten();
        }
    }

    /** The driver has committed every record and so sees no need to. */
    private void flush() {
        for (StateStore store : stores().values()) {
            if (store instanceof WriteBehindStore<?> held) {
                held.flushCache();
            }
        }
    }

    /** Goes on as at the last commit, without the input since then. */
    void restart(Instant now) {
        try {
            driver.close();
        } catch (RuntimeException e) {
            // It failed before, and the test has seen that; what it says now is lost with it.
        }
        gate = CommitGate.restoring(committed);
        offsets.clear();
        offsets.putAll(committedOffsets);
        firstOffsets = Map.copyOf(committedOffsets);
        driver = newDriver(now);
    }

    /** What has been written to a topic since the last call, by the topic's name on the broker. */
    List<TestRecord<byte[], byte[]>> newRecords(String topic) {
        return driver.producedTopicNames().contains(topic)
                ? driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList()
                : List.of();
    }

    /** What the offset 0 of the driver stands for, by topic; 0 of those that are not there. */
    Map<String, Long> firstOffsets() {
        return firstOffsets;
    }

    /** How many entries each store had in its changelog at the last commit. */
    Map<String, Integer> storedEntries() {
        Map<String, Integer> counts = new HashMap<>();
        committed.forEach((store, entries) -> counts.put(store, entries.size()));
        return counts;
    }

    /** The stores of this task, by name. */
    Map<String, StateStore> stores() {
        Map<String, StateStore> stores = new HashMap<>(driver.getAllStateStores());
        // The driver names those of the other sub-topologies too.
        stores.values().removeIf(Objects::isNull);
        return stores;
    }

    Collection<? extends Metric> metrics() {
        return driver.metrics().values();
    }

    /** A clean shutdown. */
    void close() {
        gate.whileOpen(() -> {
            try {
                flush();
            } finally {
                driver.close();
            }
        });
    }
}
