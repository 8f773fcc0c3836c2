package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.state.StoredPacketBuffer;
import io.pitwall.state.WriteBehindStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that the handlers of one task write: for each output topic its writers, and their timers. For the thread of the task. */
final class TaskOutputs {

    private static final Logger LOG = LoggerFactory.getLogger(TaskOutputs.class);

    private final ProcessorContext<Object, Object> context;
    private final HandlerCalls calls;
    private final InputNodes nodes;
    private final WriterOwners owners;
    private final WriteBehindStore<StoredWriter> states;
    private final WriteBehindStore<StoredPacketBuffer> held;
    private final Wakeups wakeups;
    private final Map<String, StreamWriters> byTopic = new HashMap<>();
    private final Deque<String> unsettled = new ArrayDeque<>();
    private final Set<String> isUnsettled = new HashSet<>();

    TaskOutputs(ProcessorContext<Object, Object> context, HandlerCalls calls, InputNodes nodes, WriterOwners owners) {
        this.context = context;
        this.calls = calls;
        this.nodes = nodes;
        this.owners = owners;
        this.states = context.getStateStore(nodes.writerStore());
        this.held = context.getStateStore(nodes.heldStore());
        this.wakeups = new Wakeups(context, this::due);
    }

    /** @throws IllegalStateException if the topic was not opened before the client began to run */
    StreamWriters writers(String topic) {
        StreamWriters known = byTopic.get(topic);
        if (known == null) {
            OutputTopic output = nodes.outputs().get(topic);
            if (output == null) {
                throw new IllegalStateException("topic '" + topic
                        + "' was opened for writing after the client had begun to run; open it before");
            }
            known = new StreamWriters(output, scope(topic));
            byTopic.put(topic, known);
        }
        return known;
    }

    private TaskScope scope(String topic) {
        StoredWriterStates writers = new StoredWriterStates(topic, states, owners);
        return new TaskScope(
                topic,
                nodes,
                calls,
                new ForwardOutlet(context, calls, nodes, topic),
                writers,
                new StoredHeldRows(topic, held, writers),
                new Clock(topic));
    }

    /** Shows the key of each writer whose buffers held rows at the start, perhaps more than once. */
    void forEachHolding(Consumer<String> writers) {
        held.forEachHead((key, head) -> writers.accept(StoreKey.first(key)));
    }

    /** The input stream that a writer belongs to, null if it is unknown or nobody's. */
    @Nullable
    String ownerOf(String writer) {
        StoredWriter known = states.get(writer);
        return known == null || known.owner().equals(StoredWriter.NOBODY) ? null : known.owner();
    }

    /** Writes what is still to be said by the streams that were changed during the call. */
    void settle() {
        for (String writer = unsettled.poll(); writer != null; writer = unsettled.poll()) {
            isUnsettled.remove(writer);
            writers(StoreKey.first(writer)).settle(StoreKey.second(writer));
        }
    }

    /**
     * Writes what the buffers of a writer hold, because the stream they belong to has ended; the writer is nobody's then, so that a
     * stream that begins again under that id becomes its owner anew.
     *
     * @return how many rows could not be written, because the topic is not opened any more, or is the one that is read
     */
    int release(String writer) {
        String topic = StoreKey.first(writer);
        String streamId = StoreKey.second(writer);
        if (nodes.takesStreams(topic)) {
            StreamWriter open = writers(topic).get(streamId);
            if (open != null) {
                open.stream().release();
                disown(writer);
            }
            return 0;
        }
        StoredWriter known = states.get(writer);
        int rows = 0;
        if (known != null) {
            for (String buffer : known.state().buffers()) {
                String key = StoreKey.of(writer, buffer);
                StoredPacketBuffer lost = held.get(key);
                rows += lost == null ? 0 : lost.buffer().rowCount();
                held.remove(key);
            }
            states.remove(writer);
        }
        if (rows > 0) {
            LOG.warn(
                    "stream {} of topic {}: {} rows were held in buffers and are dropped, because {}",
                    streamId,
                    topic,
                    rows,
                    nodes.isLoop(topic)
                            ? "the client reads the topic, and handlers do not write streams to their own"
                            : "the client does not open the topic for writing any more");
        }
        return rows;
    }

    private void disown(String writer) {
        StoredWriter known = states.get(writer);
        if (known != null) {
            known.become(StoredWriter.NOBODY);
            states.changed(writer);
        }
    }

    void betweenRecords() {
        states.betweenRecords();
        held.betweenRecords();
    }

    private void due(String writer, long nowMs) {
        betweenRecords();
        StoredWriter known = states.get(writer);
        if (known != null) {
            calls.during(new HandlerCalls.Current(known.owner(), nowMs, new RecordHeaders()), () -> {
                writers(StoreKey.first(writer)).due(StoreKey.second(writer), nowMs);
                settle();
            });
        }
    }

    /** The clock of the writers of one topic. */
    private final class Clock implements WriterClock {
        private final String topic;

        Clock(String topic) {
            this.topic = requireNonNull(topic);
        }

        @Override
        public long nowMs() {
            return context.currentSystemTimeMs();
        }

        @Override
        public void wake(String streamId, long atMs) {
            wakeups.set(StoreKey.of(topic, streamId), atMs, nowMs());
        }

        @Override
        public void settle(String streamId) {
            String writer = StoreKey.of(topic, streamId);
            if (isUnsettled.add(writer)) {
                unsettled.add(writer);
            }
        }
    }
}
