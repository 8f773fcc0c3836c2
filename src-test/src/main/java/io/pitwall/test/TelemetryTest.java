package io.pitwall.test;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A topology under test, without a broker; to be closed.
 *
 * <p>Time stands still: the wall clock starts at {@link #START} and moves by {@link #advanceWallClock} only. State lies in
 * a temporary folder. There is no static state, so that tests can run in parallel; an instance is used by one thread.
 */
public final class TelemetryTest implements AutoCloseable, AssertProvider<TelemetryTestAssert> {

    /** The wall clock when a test starts. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Plan plan;
    private final PitwallConfig config;
    final TemporaryFolder stateDir;
    private final TopologyTestDriver driver;
    private final StreamMessageSerde messages = new StreamMessageSerde();
    private final Map<String, TestTopic> topics = new HashMap<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private Instant now = START;
    private boolean hasFailed;

    private TelemetryTest(TelemetryTopology topology, PitwallConfig config) {
        this.plan = Pitwall.plan(topology);
        this.config = config;
        Map<String, Object> settings = new HashMap<>();
        config.streamsProperties().forEach((name, value) -> settings.put(name.toString(), value));
        messages.configure(settings, false);
        Topology compiled = Pitwall.topology(topology, config);
        this.stateDir = TemporaryFolder.create("pitwall-test");
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.path().toString());
        // Under exactly-once the driver loses dead letters: it empties its producer before the transaction is
        // committed.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        try {
            this.driver = new TopologyTestDriver(compiled, properties, START);
        } catch (RuntimeException e) {
            stateDir.delete();
            throw e;
        }
    }

    /** A topology with the default configuration. */
    public static TelemetryTest of(TelemetryTopology topology) {
        return of(topology, PitwallConfig.of("test", "unused:9092"));
    }

    /** A topology with this configuration; the bootstrap servers are not used. */
    public static TelemetryTest of(TelemetryTopology topology, PitwallConfig config) {
        return new TelemetryTest(topology, config);
    }

    /**
     * An input or output topic of the topology.
     *
     * @throws IllegalArgumentException if the topology neither reads nor writes it
     */
    public TestTopic topic(String name) {
        boolean isInput = plan.inputTopics().contains(name);
        boolean isOutput = plan.outputTopics().contains(name);
        if (!isInput && !isOutput) {
            throw new IllegalArgumentException("the topology has no topic '" + name + "': it reads "
                    + plan.inputTopics() + " and writes " + plan.outputTopics());
        }
        return topics.computeIfAbsent(name, key -> new TestTopic(this, key, isInput, isOutput));
    }

    /** Moves the wall clock on, so that idle time-outs fire; event time is in the data. */
    public TelemetryTest advanceWallClock(Duration time) {
        now = now.plus(time);
        drive(() -> driver.advanceWallClockTime(time));
        return this;
    }

    /** The records that could not be read, in order; fragments are not joined. */
    public List<DeadLetter> deadLetters() {
        newRecords(config.deadLetterTopic()).forEach(letter -> deadLetters.add(new DeadLetter(letter)));
        return List.copyOf(deadLetters);
    }

    /** For AssertJ; write {@code assertThat(test)}. */
    @Override
    public TelemetryTestAssert assertThat() {
        return new TelemetryTestAssert(this);
    }

    void pipe(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        drive(() -> input.pipeInput(new TestRecord<>(key, value, now)));
    }

    void pipe(String topic, String streamId, StreamMessage message) {
        TestInputTopic<String, StreamMessage> input =
                driver.createInputTopic(topic, new StreamIdSerde().serializer(), messages.serializer());
        drive(() -> input.pipeInput(new TestRecord<>(streamId, message, now)));
    }

    private void drive(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            hasFailed = true;
            throw e;
        }
    }

    /** Messages as the topology reads and writes them. */
    StreamMessageSerde messages() {
        return messages;
    }

    /** What has been written to a topic since the last call. */
    List<TestRecord<byte[], byte[]>> newRecords(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Ends the topology and deletes its state. */
    @Override
    public void close() {
        try {
            driver.close();
        } catch (RuntimeException e) {
            // The driver commits even after a failure; the test has seen that one, and this would hide it.
            if (!hasFailed) {
                throw e;
            }
        } finally {
            messages.close();
            stateDir.delete();
        }
    }
}
