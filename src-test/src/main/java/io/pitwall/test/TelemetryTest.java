package io.pitwall.test;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.state.PitwallStores;
import io.pitwall.state.StreamStateType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A topology under test, without a broker; to be closed.
 *
 * <p><b>Time</b> stands still: the wall clock starts at {@link #START} and moves by {@link #advance} only; that is when idle
 * time-outs fire. Event time is in the data.
 *
 * <p><b>Commits</b> are made by {@link #commit} and {@link #close} only: until then state is not written, as between two
 * commits of a running application. Output is seen at once, committed or not, and {@link #crashAndRestore} takes back what
 * is not.
 *
 * <p>State lies in a temporary folder. There is no static state, so that tests can run in parallel; an instance is used by
 * one thread.
 */
public final class TelemetryTest implements AutoCloseable, AssertProvider<TelemetryTestAssert> {

    /** The wall clock when a test starts. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TestedApplication application;
    private final TestedTopics known;
    final TemporaryFolder stateDir;
    private final DrivenApplication driven;
    private final StreamMessageSerde messages = new StreamMessageSerde();
    private final Map<String, TestTopic> topics = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    TelemetryTest(TestedApplication application, int partitionCount, Instant start) {
        this.application = application;
        this.known = TestedTopics.of(application);
        Map<String, Object> settings = new HashMap<>();
        application.streamsProperties().forEach((name, value) -> settings.put(name.toString(), value));
        messages.configure(settings, false);
        this.stateDir = TemporaryFolder.create("pitwall-test");
        try {
            this.driven = new DrivenApplication(application, known, partitionCount, stateDir.path(), start);
        } catch (RuntimeException e) {
            messages.close();
            stateDir.delete();
            throw e;
        }
    }

    /** A topology with the default configuration. */
    public static TelemetryTest of(TelemetryTopology topology) {
        return of(topology, defaultConfig());
    }

    /** A topology with this configuration; the bootstrap servers are not used. */
    public static TelemetryTest of(TelemetryTopology topology, PitwallConfig config) {
        return onPartitions(1, topology, config);
    }

    /**
     * A topology whose topics have several partitions. Each sub-topology has a task of its own for each of them, with state
     * of its own; what one writes and another one reads goes to the partition of its key, as Kafka's producer chooses it.
     *
     * @throws IllegalArgumentException if a sub-topology reads what it writes itself, or there is a global store
     */
    public static TelemetryTest onPartitions(int partitions, TelemetryTopology topology) {
        return onPartitions(partitions, topology, defaultConfig());
    }

    /** The same with this configuration. */
    public static TelemetryTest onPartitions(int partitions, TelemetryTopology topology, PitwallConfig config) {
        return new TelemetryTest(TestedApplication.of(topology, config), partitions, START);
    }

    /**
     * A topology of Kafka Streams, with processors of your own beside or in place of the language; keys are stream ids and
     * values stream messages. It is made anew at each start, as in an application that starts again. After a crash
     * {@link io.pitwall.state.WriteBehindStore}s have what was committed; stores of other kinds are empty.
     */
    public static TelemetryTest ofTopology(Function<PitwallConfig, Topology> topology) {
        return ofTopology(1, topology);
    }

    /** The same on several partitions. */
    public static TelemetryTest ofTopology(int partitions, Function<PitwallConfig, Topology> topology) {
        return new TelemetryTest(new TestedApplication(topology, defaultConfig()), partitions, START);
    }

    /**
     * A client that reads: the definition opens its topics and gives them their handlers, on a new client at each start, so that a
     * crash forgets what handlers have captured.
     */
    public static TelemetryTest ofClient(Consumer<StreamingClient> definition) {
        return ofClient(1, definition);
    }

    /** The same on several partitions. */
    public static TelemetryTest ofClient(int partitions, Consumer<StreamingClient> definition) {
        return ofClient(partitions, ClientConfig.of("unused:9092"), definition);
    }

    /** The same with this configuration; its bootstrap servers are not used. */
    public static TelemetryTest ofClient(int partitions, ClientConfig config, Consumer<StreamingClient> definition) {
        return new TelemetryTest(TestedApplication.ofClient(config, definition), partitions, START);
    }

    private static PitwallConfig defaultConfig() {
        return PitwallConfig.of("test", "unused:9092");
    }

    /**
     * An input or output topic of the topology.
     *
     * @throws IllegalArgumentException if the topology neither reads nor writes it
     */
    public TestTopic topic(String name) {
        boolean isInput = known.inputs().contains(name);
        boolean isOutput = known.outputs().contains(name);
        if (!isInput && !isOutput) {
            throw new IllegalArgumentException("the topology has no topic '" + name + "': it reads " + known.inputs()
                    + " and writes " + known.outputs());
        }
        return topics.computeIfAbsent(name, key -> new TestTopic(this, key, isInput, isOutput));
    }

    /** Moves the wall clock on, so that idle time-outs fire; event time is in the data. */
    public TelemetryTest advance(Duration time) {
        steps.add(new Step.Advance(time));
        driven.advance(time);
        return this;
    }

    /** Commits: writes the state, and makes it with the output so far what a crash goes back to. */
    public TelemetryTest commit() {
        steps.add(Step.Event.COMMIT);
        driven.commit();
        return this;
    }

    /**
     * The application dies and another one takes over, under exactly-once: output and state since the last {@link #commit}
     * are gone, the input since then is read again. The wall clock goes on; what it did since that commit is not done again.
     */
    public TelemetryTest crashAndRestore() {
        steps.add(Step.Event.CRASH);
        driven.crash();
        return this;
    }

    /**
     * Dies in the middle of a commit: the state is written, but the transaction is not committed and so undone. Under
     * at-least-once there is none: what was written of the state stays, output and input since the last commit do not.
     */
    public TelemetryTest crashBeforeCommit() {
        steps.add(Step.Event.CRASH_IN_COMMIT);
        driven.writeState();
        driven.crash();
        return this;
    }

    /**
     * Does all that was done with this topology so far again, on new ones, in other ways, and compares what comes out: the
     * rows of each stream however they are cut into packets, its last properties and definitions, its events, the number of
     * dead letters. Each time all streams are ended at last, and then no store may hold anything.
     *
     * <p>First it is only done once more, at another time. {@value Trials#RUNS} runs follow, each with one of the variations
     * or all of them, made of a seed: {@code -Dpitwall.test.seed=N} takes another than {@value Trials#DEFAULT_SEED}, {@code
     * -Dpitwall.test.runs=N} makes more runs. What goes wrong is made as small as can be before it is reported. This test
     * itself does not change.
     *
     * <p>A crash starts idle times anew, so a rule of wall-clock time may release other packets, but not other rows.
     *
     * @throws AssertionError with the variation, its seed, the smallest steps that show it, and the first difference
     * @throws IllegalStateException if nothing was written yet
     */
    public TelemetryTest holdsFor(Variation... variations) {
        if (steps.isEmpty()) {
            throw new IllegalStateException("nothing was written to the topology, so there is nothing to vary");
        }
        new VariedRuns(application, driven.partitionCount(), List.of(variations), Trials.fromProperties()).check(steps);
        return this;
    }

    /** The records that could not be read, and the messages on which functions failed, in order; fragments are not joined. */
    public List<DeadLetter> deadLetters() {
        return driven.output(application.config().deadLetterTopic()).stream()
                .map(DeadLetter::new)
                .toList();
    }

    /**
     * The rows that a buffer holds, as tables: {@code assertThat(test.held("brake")).hasRows("...")}. It is what is stored
     * as of the last {@link #commit}, on all partitions, as an interactive query would see it; a stream of which nothing is
     * held is not there.
     *
     * @param buffer the name of its packets
     * @throws IllegalArgumentException if there is no such buffer
     */
    public ReadTopic held(String buffer) {
        Map<String, List<StreamMessage>> rows = new TreeMap<>();
        state(buffer + ".buffer", PitwallStores.packetBuffers()).forEach((id, held) -> rows.put(id, List.of(held)));
        return new ReadTopic("buffer '" + buffer + "'", rows);
    }

    /**
     * What a store holds for each stream, by stream id in order: what is stored as of the last {@link #commit}, on all
     * partitions, as an interactive query would see it.
     *
     * <pre>{@code
     * assertThat(test.state("car-data.context", PitwallStores.streamContexts())).containsOnlyKeys("car-1");
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no store of this name and type
     */
    public <V> Map<String, V> state(String store, StreamStateType<V> type) {
        return new TestedStores(driven.stores()).states(store, type);
    }

    /**
     * A metric by Kafka Streams' name for it, such as {@code dead-letter-total}, summed over what it is kept for: tasks,
     * topics, processors. A crash begins anew with it, as with a new process.
     *
     * @throws IllegalArgumentException if there is no metric of this name, or it is not a number
     */
    public double metric(String name) {
        return metric(name, Map.of());
    }

    /** The same of those metrics only that have these tags, such as {@code store}. */
    public double metric(String name, Map<String, String> tags) {
        return new TestedMetrics(driven.metrics()).sum(name, tags);
    }

    /** What operators sent to the dead letters, by operator and stream. */
    Map<String, List<StreamMessage>> failedMessages() {
        return DeadLetter.messagesByOperator(
                deadLetters(), messages, application.config().deadLetterTopic());
    }

    /** For AssertJ; write {@code assertThat(test)}. */
    @Override
    public TelemetryTestAssert assertThat() {
        return new TelemetryTestAssert(this);
    }

    void writeBytes(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        TestRecord<byte[], byte[]> record = new TestRecord<>(key, value, driven.now());
        steps.add(new Step.Raw(topic, record));
        driven.pipe(new InputRecord(topic, record));
    }

    void write(String topic, String streamId, StreamMessage message) {
        Step.Stream stream = new Step.Stream(topic, streamId);
        steps.add(
                message instanceof ParameterData rows
                        ? new Step.Data(stream, rows)
                        : new Step.Message(stream, message));
        Headers headers = new RecordHeaders();
        byte[] key = new StreamIdSerde().serializer().serialize(topic, streamId);
        byte[] value = messages.serializer().serialize(topic, headers, message);
        driven.pipe(new InputRecord(topic, new TestRecord<>(key, value, headers, driven.now())));
    }

    /** Messages as the topology reads and writes them. */
    StreamMessageSerde messages() {
        return messages;
    }

    /** What runs. */
    DrivenApplication driven() {
        return driven;
    }

    /** Ends the topology and deletes its state. */
    @Override
    public void close() {
        try {
            driven.close();
        } finally {
            messages.close();
            stateDir.delete();
        }
    }
}
