package io.pitwall.test;

import io.pitwall.dsl.processing.RetryPause;
import io.pitwall.state.CommitGate;
import io.pitwall.state.WriteBehindStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The task of one partition: a driver, what it has committed, and the input since then.
 *
 * <p>A crash throws the driver away with all it holds, and makes another one from the entries of the changelogs at the last
 * commit, which then gets the records again that came since.
 */
final class DrivenPartition {

    /** The wall clock stands still, so nothing waits. */
    private static final RetryPause NO_PAUSE = time -> {};

    private final TestedApplication application;
    private final Path stateDir;
    private final Map<String, Map<Bytes, byte[]>> committed = new HashMap<>();
    private final List<InputRecord> sinceCommit = new ArrayList<>();
    private final Map<String, Long> committedOffsets = new HashMap<>();
    private Map<String, Long> firstOffsets = Map.of();
    private CommitGate gate;
    private TopologyTestDriver driver;
    private int starts;

    DrivenPartition(TestedApplication application, Path stateDir, Instant now) {
        this.application = application;
        this.stateDir = stateDir;
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
        return new TopologyTestDriver(application.newTopology(), properties, now);
    }

    void pipe(InputRecord record) {
        sinceCommit.add(record);
        drive(record);
    }

    private void drive(InputRecord record) {
        driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record.record());
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** All state is written, and with the output so far it is what a crash goes back to. */
    void commit() {
        writeState();
        for (String store : stores()) {
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
        sinceCommit.forEach(record -> committedOffsets.merge(record.topic(), 1L, Long::sum));
        sinceCommit.clear();
    }

    /** All state is written, but not committed. */
    void writeState() {
        gate.whileOpen(() -> {
            flush();
            driver.advanceWallClockTime(Duration.ZERO);
        });
    }

    /** The driver has committed every record and so sees no need to. */
    private void flush() {
        for (StateStore store : driver.getAllStateStores().values()) {
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
        firstOffsets = Map.copyOf(committedOffsets);
        driver = newDriver(now);
    }

    /** The input since the last commit comes once more. */
    void readAgain() {
        List.copyOf(sinceCommit).forEach(this::drive);
    }

    /** What has been written to a topic since the last call. */
    List<TestRecord<byte[], byte[]>> newRecords(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
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

    private Set<String> stores() {
        return driver.getAllStateStores().keySet();
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
