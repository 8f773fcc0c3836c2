package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
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
    private final TestedApplication.Topics known;
    final TemporaryFolder stateDir;
    private final List<DrivenPartition> partitions = new ArrayList<>();
    private final StreamMessageSerde messages = new StreamMessageSerde();
    private final Map<String, TestTopic> topics = new HashMap<>();
    private final OutputLog output = new OutputLog();
    private final List<Step> steps = new ArrayList<>();
    private Instant now;
    private boolean hasFailed;

    TelemetryTest(TestedApplication application, int partitionCount, Instant start) {
        this.now = start;
        if (partitionCount < 1) {
            throw new IllegalArgumentException("a topic has one partition or more, but it's " + partitionCount);
        }
        this.application = application;
        this.known = application.topics();
        Map<String, Object> settings = new HashMap<>();
        application.streamsProperties().forEach((name, value) -> settings.put(name.toString(), value));
        messages.configure(settings, false);
        this.stateDir = TemporaryFolder.create("pitwall-test");
        try {
            for (int partition = 0; partition < partitionCount; partition++) {
                partitions.add(
                        new DrivenPartition(application, stateDir.path().resolve("partition-" + partition), now));
            }
        } catch (RuntimeException e) {
            hasFailed = true;
            close();
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

    /** A topology whose input topics have several partitions; each is a task with state of its own. */
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
        return new TelemetryTest(new TestedApplication(topology, defaultConfig()), 1, START);
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
        now = now.plus(time);
        forEachPartition(partition -> partition.advance(time));
        return this;
    }

    /** Commits: writes the state, and makes it with the output so far what a crash goes back to. */
    public TelemetryTest commit() {
        steps.add(Step.Event.COMMIT);
        forEachPartition(DrivenPartition::commit);
        output.commit();
        return this;
    }

    /**
     * The application dies and another one takes over, under exactly-once: output and state since the last {@link #commit}
     * are gone, the input since then is read again. The wall clock goes on; what it did since that commit is not done again.
     */
    public TelemetryTest crashAndRestore() {
        steps.add(Step.Event.CRASH);
        return crash();
    }

    private TelemetryTest crash() {
        output.forgetUncommitted();
        for (DrivenPartition partition : partitions) {
            partition.restart(now);
        }
        hasFailed = false;
        forEachPartition(DrivenPartition::readAgain);
        return this;
    }

    /** Dies in the middle of a commit: the state is written, but the transaction is not committed and so undone. */
    public TelemetryTest crashBeforeCommit() {
        steps.add(Step.Event.CRASH_IN_COMMIT);
        forEachPartition(DrivenPartition::writeState);
        return crash();
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
        new VariedRuns(application, partitions.size(), List.of(variations), Trials.fromProperties()).check(steps);
        return this;
    }

    /** The records that could not be read, and the messages on which functions failed, in order; fragments are not joined. */
    public List<DeadLetter> deadLetters() {
        return output.of(application.config().deadLetterTopic()).stream()
                .map(DeadLetter::new)
                .toList();
    }

    /** What operators sent to the dead letters, by operator and stream. */
    Map<String, List<StreamMessage>> failedMessages() {
        String topic = application.config().deadLetterTopic();
        Map<String, List<StreamMessage>> failed = new TreeMap<>();
        for (DeadLetter letter : deadLetters()) {
            if (letter.isMessage()) {
                failed.computeIfAbsent(
                                "stream '" + letter.streamId() + "' of the dead letters of '" + letter.operator() + "'",
                                name -> new ArrayList<>())
                        .add(letter.message(messages, topic));
            }
        }
        return failed;
    }

    /** For AssertJ; write {@code assertThat(test)}. */
    @Override
    public TelemetryTestAssert assertThat() {
        return new TelemetryTestAssert(this);
    }

    void writeBytes(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        TestRecord<byte[], byte[]> record = new TestRecord<>(key, value, now);
        steps.add(new Step.Raw(topic, record));
        pipe(topic, record);
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
        pipe(topic, new TestRecord<>(key, value, headers, now));
    }

    void pipe(String topic, TestRecord<byte[], byte[]> record) {
        int partition = partitionOf(record.key());
        drive(partition, () -> partitions.get(partition).pipe(new InputRecord(topic, record)));
    }

    /** As Kafka's producer does it. */
    private int partitionOf(byte @Nullable [] key) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions.size();
    }

    private interface Action {
        void on(DrivenPartition partition);
    }

    private void forEachPartition(Action action) {
        for (int i = 0; i < partitions.size(); i++) {
            DrivenPartition partition = partitions.get(i);
            drive(i, () -> action.on(partition));
        }
    }

    private void drive(int index, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            hasFailed = true;
            throw e;
        } finally {
            collect(index);
        }
    }

    private void collect(int index) {
        DrivenPartition partition = partitions.get(index);
        known.outputs().forEach(topic -> output.add(topic, index, partition));
        output.add(application.config().deadLetterTopic(), index, partition);
    }

    /** Messages as the topology reads and writes them. */
    StreamMessageSerde messages() {
        return messages;
    }

    /** All that has been written to a topic, but what crashes undid. */
    List<TestRecord<byte[], byte[]>> records(String topic) {
        return output.of(topic).stream().map(OutputRecord::record).toList();
    }

    /** How often output may have been taken back. */
    int crashes() {
        return output.crashes();
    }

    /** How many entries the stores have in their changelogs as of the last commit, by name of the store. */
    Map<String, Integer> storedEntries() {
        Map<String, Integer> counts = new HashMap<>();
        for (DrivenPartition partition : partitions) {
            partition.storedEntries().forEach((store, count) -> counts.merge(store, count, Integer::sum));
        }
        return counts;
    }

    /** Ends the topology and deletes its state. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (DrivenPartition partition : partitions) {
            try {
                partition.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        messages.close();
        stateDir.delete();
        // The driver commits even after a failure; the test has seen that one, and this would hide it.
        if (failure != null && !hasFailed) {
            throw failure;
        }
    }
}
