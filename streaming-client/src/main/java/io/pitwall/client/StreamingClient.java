package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.dsl.PitwallConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes streams with handlers.
 *
 * <pre>{@code
 * try (var client = StreamingClient.connect("localhost:9092")) {
 *     var output = client.openOutputTopic("hard-braking");
 *     client.openInputTopic("car-data", "hard-braking-group").onStreamReceived(in -> {
 *         var out = output.getOrCreateStream(in.id() + "-hard-braking", s -> s.properties().addParent(in.id()));
 *         in.parameters().buffer(Packets.named("brake").everySpan(ofMillis(100)), "Brake")
 *                 .onRead(packet -> out.parameters().write(brakes(packet)));
 *         in.onClosed(out::close);
 *     });
 *     client.run();
 * }
 * }</pre>
 *
 * <p>Topics are opened and given handlers first; then {@link #run} starts one Kafka Streams application of all input topics, with
 * exactly-once processing. What handlers read, keep, hold and write is committed together: after a crash all of it is as at the last
 * commit, and reading goes on there.
 *
 * <p>A client without input topics writes alone, from any thread, with or without {@link #run}.
 *
 * <p>Opening and settings are for one thread; {@link #stop} and {@link #close} may be called by any.
 */
public final class StreamingClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingClient.class);

    private final ClientConfig config;
    private final TaskOfThread ofThread = new TaskOfThread();
    private final ClientOutputs writing;
    private final ClientInputs inputs = new ClientInputs();
    private final Map<String, OutputTopic> outputs = new ConcurrentHashMap<>();
    private final List<Runnable> beforeShutdown = new ArrayList<>();
    private final AtomicBoolean hasRun = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Duration commitInterval;
    private volatile @Nullable Thread runner;

    private StreamingClient(ClientConfig config) {
        this.config = config;
        this.writing = new ClientOutputs(ofThread, inputs::areThere, this::writingAlone);
    }

    /** A client of the cluster behind these servers, {@code host:port,...}. It connects when there is something to do. */
    public static StreamingClient connect(String bootstrapServers) {
        return connect(ClientConfig.of(bootstrapServers));
    }

    /** A client with these settings. It connects when there is something to do. */
    public static StreamingClient connect(ClientConfig config) {
        return new StreamingClient(requireNonNull(config, "config"));
    }

    /** Opens a topic for reading, from its oldest record on where the group has not read yet. */
    public InputTopic openInputTopic(String topic, String consumerGroup) {
        return openInputTopic(topic, consumerGroup, StartOffset.EARLIEST);
    }

    /**
     * Opens a topic for reading.
     *
     * @param consumerGroup the same for all input topics of a client: it names the application, its state and its transactions, so
     *     that another name begins anew, without state
     * @throws IllegalArgumentException if another topic was opened with another group
     * @throws IllegalStateException if the topic is open for reading already, or the client runs
     */
    public InputTopic openInputTopic(String topic, String consumerGroup, StartOffset startOffset) {
        checkNotRunning("topic '" + topic + "' cannot be opened for reading");
        return inputs.open(topic, consumerGroup, startOffset);
    }

    /** Opens a topic for reading as it is, from its oldest record on where the group has not read yet. */
    public RawInputTopic openRawInputTopic(String topic, String consumerGroup) {
        return openRawInputTopic(topic, consumerGroup, StartOffset.EARLIEST);
    }

    /** Opens a topic for reading as it is, on the terms of {@link #openInputTopic(String, String, StartOffset)}. */
    public RawInputTopic openRawInputTopic(String topic, String consumerGroup, StartOffset startOffset) {
        checkNotRunning("topic '" + topic + "' cannot be opened for reading");
        return inputs.openRaw(topic, consumerGroup, startOffset);
    }

    /**
     * Opens a topic for writing; the same object for the same topic.
     *
     * @throws IllegalStateException if it is a new one and the client reads and runs
     */
    public OutputTopic openOutputTopic(String topic) {
        OutputTopic known = outputs.get(requireNonNull(topic, "topic"));
        if (known != null) {
            return known;
        }
        if (inputs.areThere()) {
            checkNotRunning("topic '" + topic + "' cannot be opened for writing");
        }
        return outputs.computeIfAbsent(topic, name -> new OutputTopic(name, writing));
    }

    /**
     * How often what was read, kept and written is committed, and so how long readers of committed records wait; 100 ms unless it is
     * set. Kafka ends transactions after {@code producer.transaction.timeout.ms}, 10 s unless it is set: the client does not start
     * with a longer interval.
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond
     */
    public StreamingClient commitInterval(Duration interval) {
        checkNotRunning("the commit interval cannot be set");
        if (interval.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("commits come at intervals of 1 ms or more, but it's " + interval);
        }
        commitInterval = interval;
        return this;
    }

    /** Runs this when {@link #run} is about to stop, in its thread: handlers are still called, and nothing can be written from here. */
    public StreamingClient beforeShutdown(Runnable action) {
        checkNotRunning("beforeShutdown cannot be set");
        beforeShutdown.add(requireNonNull(action, "action"));
        return this;
    }

    private void checkNotRunning(String what) {
        if (hasRun.get()) {
            throw new IllegalStateException(what + ": the client runs or has run; do it before");
        }
    }

    /**
     * The topology that {@link #run} runs, for a {@code TopologyTestDriver} or a {@code KafkaStreams} of your own, together with
     * the properties of {@link #streamsConfig}; a new one at each call.
     *
     * @throws IllegalStateException if no input topic is open, or one has no handler
     * @throws IllegalArgumentException if the client reads its own dead letters
     */
    public Topology topology() {
        return topology(new LastCommit());
    }

    private Topology topology(LastCommit lastCommit) {
        PitwallConfig streams = streamsConfig();
        ClientTopology topology = new ClientTopology(streams, List.copyOf(outputs.values()), ofThread, lastCommit);
        inputs.addTo(topology, streams.deadLetterTopic());
        return topology.topology();
    }

    /**
     * The configuration of the Kafka Streams application that {@link #run} starts.
     *
     * @throws IllegalStateException if no input topic is open
     */
    public PitwallConfig streamsConfig() {
        PitwallConfig streams = config.forGroup(inputs.group());
        return commitInterval == null
                ? streams
                : streams.withKafka(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    }

    /**
     * Reads and calls handlers until SIGTERM, Ctrl-C, {@link #stop} or a failure, then stops in order: {@link #beforeShutdown}, the
     * last commit, the producer. Without input topics it only waits. A client runs once.
     *
     * @throws StreamingClientException if it cannot start, or a handler, a record or Kafka has made it fail, or the last commit has
     *     failed or has not come within 20 s: what was not committed is done again after the next start
     * @throws IllegalStateException if an input topic has no handler, or the client has run before
     */
    public void run() {
        if (hasRun.getAndSet(true)) {
            throw new IllegalStateException("a client runs once; connect another one");
        }
        runner = Thread.currentThread();
        try (ShutdownSignal signal = ShutdownSignal.listening(this::stop)) {
            if (inputs.areThere()) {
                read(signal);
            } else {
                awaitStop();
            }
        } finally {
            end();
        }
    }

    private void read(ShutdownSignal signal) {
        LastCommit lastCommit = new LastCommit();
        ReadingApplication application = ReadingApplication.start(
                topology(lastCommit), lastCommit, streamsConfig(), inputs.names(), outputs.keySet(), this::stop);
        try {
            awaitStop();
        } finally {
            application.close();
        }
        try {
            application.throwIfFailed();
        } catch (StreamingClientException e) {
            if (signal.isReceived()) {
                // The process ends as soon as this returns, perhaps before anybody prints what is thrown.
                LOG.error("{}", e.getMessage());
            }
            throw e;
        }
    }

    private void awaitStop() {
        try {
            stopping.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Runnable action : beforeShutdown) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("beforeShutdown has failed; the client stops all the same", e);
            }
        }
    }

    /** Has {@link #run} stop and return, now or as soon as it is called. Does not wait for it. */
    public void stop() {
        stopping.countDown();
    }

    /**
     * Stops the client and waits until it has. What is written alone is flushed; streams are not ended. May be called more than once.
     *
     * <p>In a handler, and in whatever else the client calls ({@code onCommitting}, {@code onCommitted}, {@code onStreamsRevoked},
     * {@code onError}, {@code beforeShutdown}), this is {@link #stop}: it returns at once, because the client's end waits for the
     * caller. Close a client that does not {@link #run} somewhere else.
     *
     * @throws WriteException if something was written alone and did not arrive
     */
    @Override
    public void close() {
        stop();
        Thread running = runner;
        if (ofThread.isInUsersCode() || running == Thread.currentThread()) {
            return;
        }
        if (hasRun.getAndSet(true)) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else {
            end();
        }
    }

    /** Writes what is held alone, and lets those go on that wait for the end of the client. */
    private void end() {
        runner = Thread.currentThread();
        try {
            writing.close();
        } finally {
            runner = null;
            ended.countDown();
        }
    }

    private WriteOnlyOutputs writingAlone() {
        Map<String, Object> settings = new LinkedHashMap<>(config.kafka());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        return new WriteOnlyOutputs(settings, topic -> {
            try (ClusterTopics topics = new ClusterTopics(settings)) {
                // Otherwise the first write would wait for the topic for a minute, and fail.
                topics.createMissing(List.of(topic), Optional.empty());
                Integer bytes = topics.maxMessageBytes(List.of(topic)).get(topic);
                return bytes == null ? OptionalInt.empty() : OptionalInt.of(bytes);
            }
        });
    }
}
