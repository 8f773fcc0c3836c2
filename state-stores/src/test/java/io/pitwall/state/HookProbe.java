package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.StreamTask;
import org.apache.kafka.streams.processor.internals.Task;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A real {@link StreamTask} with a write-behind store whose inner store notes every call: what, inside which method of
 * the task, and how many transactions were committed at that moment.
 */
final class HookProbe implements AutoCloseable {

    static final String STORE = "live";
    static final TopicPartition INPUT = new TopicPartition("in", 0);
    static final TopicPartition CHANGELOG = new TopicPartition("app-live-changelog", 0);

    /** One call of the inner store. */
    record Call(String what, List<String> inside, long transactions) {}

    final List<Call> calls = new ArrayList<>();
    final TopologyTestDriver driver;
    final StreamTask task;
    final WriteBehindStore<Blob> store;

    @Nullable
    Object seenByProcessor;

    /** Called with every put. */
    Runnable onPut = () -> {};

    /** Null while the driver opens the store. */
    private final @Nullable MockProducer<?, ?> producer;

    HookProbe(String guarantee, Path stateDir) {
        driver = new TopologyTestDriver(topology(), config(guarantee, stateDir));
        task = field("task", StreamTask.class);
        producer = field("producer", MockProducer.class);
        store = store();
    }

    static Properties config(String guarantee, Path stateDir) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        return config;
    }

    /** Processes a record as the driver does, commit included. */
    void pipe(String key) {
        driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                .pipeInput(key, "value");
    }

    /** Processes a record without a commit after it. */
    void processOnly(String key, long offset) {
        byte[] bytes = new StringSerializer().serialize("in", key);
        task.addRecords(
                INPUT,
                List.of(new ConsumerRecord<>(
                        "in",
                        0,
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        bytes.length,
                        bytes.length,
                        bytes,
                        bytes,
                        new RecordHeaders(),
                        Optional.empty())));
        task.process(0);
    }

    List<Call> calls(String what) {
        return calls.stream().filter(call -> call.what.equals(what)).toList();
    }

    List<String> changelogOfCommittedTransactions() {
        return requireNonNull(producer).history().stream()
                .filter(sent -> sent.topic().equals(CHANGELOG.topic()))
                .map(sent -> EntryKeys.id((byte[]) requireNonNull(sent.key())))
                .toList();
    }

    long sentToChangelog() {
        return requireNonNull(producer).history().stream()
                .filter(sent -> sent.topic().equals(CHANGELOG.topic()))
                .count();
    }

    void commitTransaction() {
        requireNonNull(producer).commitTransaction();
    }

    /** How many transactions are committed; the driver commits no offsets under {@code at_least_once}. */
    long transactions() {
        return requireNonNull(producer).commitCount();
    }

    @Override
    public void close() {
        // The driver insists on closing the task itself.
        if (task.state() != Task.State.CLOSED) {
            driver.close();
        }
    }

    @SuppressWarnings("unchecked") // the driver hands out stores without their type
    private WriteBehindStore<Blob> store() {
        return (WriteBehindStore<Blob>) requireNonNull(driver.getStateStore(STORE));
    }

    private Topology topology() {
        return new Topology()
                .addSource(
                        "source",
                        Serdes.String().deserializer(),
                        Serdes.String().deserializer(),
                        "in")
                .addProcessor("put", PutBlob::new, "source")
                .addStateStore(new ProbedBuilder(), "put");
    }

    private <F> F field(String name, Class<F> type) {
        try {
            Field field = TopologyTestDriver.class.getDeclaredField(name);
            field.setAccessible(true);
            return type.cast(requireNonNull(field.get(driver)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the test driver has changed", e);
        }
    }

    /** Puts a blob per key; a key beginning with '-' removes. */
    private final class PutBlob implements Processor<String, String, Void, Void> {
        private @Nullable WriteBehindStore<Blob> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            WriteBehindStore<Blob> found = context.getStateStore(STORE);
            seenByProcessor = found;
            store = found;
        }

        @Override
        public void process(Record<String, String> message) {
            WriteBehindStore<Blob> blobs = requireNonNull(store);
            if (message.key().startsWith("-")) {
                blobs.remove(message.key().substring(1));
            } else {
                blobs.put(message.key(), Blob.of(1, 1));
            }
        }
    }

    private final class ProbedBuilder implements StoreBuilder<WriteBehindStore<Blob>> {
        private final WriteBehindStoreBuilder<Blob> real = WriteBehindStore.builder(STORE, Blob.Layout::new);

        @Override
        public WriteBehindStore<Blob> build() {
            return new WriteBehindStore<>(probed(real.build().wrapped()), new Blob.Layout(), null, () -> 0);
        }

        @SuppressWarnings("unchecked") // the proxy implements just this interface
        private KeyValueStore<Bytes, byte[]> probed(KeyValueStore<Bytes, byte[]> inner) {
            return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                        if (List.of("put", "commit", "init", "close").contains(method.getName())) {
                            calls.add(new Call(method.getName(), frames(), transactionsSoFar()));
                        }
                        if (method.getName().equals("put")) {
                            onPut.run();
                        }
                        try {
                            return method.invoke(inner, arguments);
                        } catch (InvocationTargetException e) {
                            throw requireNonNull(e.getCause());
                        }
                    });
        }

        private long transactionsSoFar() {
            return producer == null ? 0 : transactions();
        }

        private List<String> frames() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("org.apache.kafka.streams"))
                            .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
                            .toList());
        }

        @Override
        public StoreBuilder<WriteBehindStore<Blob>> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore<Blob>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore<Blob>> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore<Blob>> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return real.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }

        @Override
        public String name() {
            return STORE;
        }
    }
}
