package io.pitwall.client;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.processing.KnownStreams;
import io.pitwall.state.StoredPacketBuffer;
import io.pitwall.state.WriteBehindStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of one partition: their readers, which are there as long as the partition is, and what they keep, which survives. For
 * the thread of the task.
 */
final class ReadingTask implements WriterOwners {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingTask.class);

    /** In front of what is looked at soon after a start, because rows are held. */
    private static final char STREAM = 's';

    private static final char WRITER = 'w';

    private final ProcessorContext<Object, Object> context;
    private final InputNodes nodes;
    private final InputHandlers handlers;
    private final HandlerCalls calls;
    private final KnownStreams contexts;
    private final ReaderStates states;
    private final ReaderBuffers buffers;
    private final TaskOutputs outputs;
    private final CommitWatch commits;
    private final LastCommit lastCommit;
    private final Wakeups resumptions;
    private final Sensor lost;
    private final Map<String, StreamReader> readers = new HashMap<>();

    ReadingTask(
            ProcessorContext<Object, Object> context,
            InputNodes nodes,
            InputHandlers handlers,
            TaskOfThread ofThread,
            LastCommit lastCommit) {
        this.lastCommit = lastCommit;
        this.context = context;
        this.nodes = nodes;
        this.handlers = handlers;
        this.calls = new HandlerCalls(context, ofThread, handlers.onError(), nodes.topic());
        this.contexts = new KnownStreams(context, nodes.contextStore());
        WriteBehindStore<ReaderState> stateStore = context.getStateStore(nodes.stateStore());
        WriteBehindStore<StoredPacketBuffer> bufferStore = context.getStateStore(nodes.bufferStore());
        this.states = new ReaderStates(stateStore);
        this.buffers = new ReaderBuffers(context, calls, bufferStore, new Wakeups(context, this::idle));
        this.outputs = new TaskOutputs(context, calls, nodes, this);
        this.calls.writeTo(outputs);
        this.commits = new CommitWatch(context, calls, handlers.commits(), lastCommit, stateStore);
        this.resumptions = new Wakeups(context, this::resume);
        this.lost = context.metrics()
                .addRateTotalSensor(
                        "pitwall-client",
                        context.taskId() + "-" + nodes.topic(),
                        "dropped-row",
                        Sensor.RecordingLevel.INFO);
        bufferStore.forEachHead((key, head) -> resumptions.set(STREAM + StoreKey.first(key), 0, 0));
        outputs.forEachHolding(writer -> resumptions.set(WRITER + writer, 0, 0));
    }

    /** Hands a message to the handlers of its stream. */
    void process(Record<String, StreamMessage> record) {
        states.betweenRecords();
        buffers.betweenRecords();
        outputs.betweenRecords();
        during(record.key(), record.timestamp(), record.headers(), () -> read(record.key(), record.value()));
        commits.read();
    }

    private void during(String streamId, long timestampMs, Headers headers, Runnable work) {
        calls.during(new HandlerCalls.Current(streamId, timestampMs, headers), () -> {
            work.run();
            outputs.settle();
        });
    }

    private void read(String streamId, StreamMessage message) {
        StreamReader known = readers.get(streamId);
        boolean isOpening = known == null && !states.isOpen(streamId);
        StreamReader reader = known == null ? open(streamId) : known;
        if (message instanceof ParameterData rows) {
            reader.parameters().read(rows, calls);
            for (BufferReader buffer : reader.parameters().buffers()) {
                buffers.add(buffer, rows, packet -> buffer.read(packet, calls));
            }
        } else if (message instanceof EventBatch batch) {
            for (EventData event : batch.events()) {
                reader.eventReaders().forEach(events -> events.read(event, calls));
            }
        } else if (message instanceof StreamProperties properties) {
            if (!isOpening || !properties.equals(StreamProperties.none())) {
                reader.properties().read(properties, calls);
            }
        } else if (message instanceof ParameterDefinitions definitions) {
            reader.parameters().read(definitions, calls);
        } else if (message instanceof EventDefinitions definitions) {
            reader.eventReaders().forEach(events -> events.read(definitions, calls));
        } else if (message instanceof StreamEnd end) {
            end(reader, end.type());
        }
    }

    private StreamReader open(String streamId) {
        boolean isResumed = states.isOpen(streamId);
        if (!isResumed) {
            states.open(streamId);
        }
        StreamReader reader = new StreamReader(streamId, isResumed, this);
        calls.callOrStop("onStreamReceived", () -> {
            handlers.onStreamReceived().accept(reader);
            reader.isSetUp();
        });
        readers.put(streamId, reader);
        for (BufferReader buffer : reader.parameters().buffers()) {
            if (states.get(streamId).addBuffer(buffer.rule().name())) {
                states.changed(streamId);
            }
            buffers.resume(buffer);
        }
        return reader;
    }

    private void end(StreamReader reader, StreamEnd.Type type) {
        String streamId = reader.id();
        for (BufferReader buffer : reader.parameters().buffers()) {
            buffers.end(buffer, packet -> buffer.read(packet, calls));
        }
        for (String name : Set.copyOf(states.get(streamId).buffers())) {
            if (reader.parameters().buffer(name) == null) {
                dropped(buffers.drop(streamId, name), streamId, name);
            }
        }
        reader.closed(type, calls);
        outputs.settle();
        for (String writer : List.copyOf(states.get(streamId).writers())) {
            count(outputs.release(writer));
        }
        states.remove(streamId);
        readers.remove(streamId);
    }

    private void dropped(int rows, String streamId, String buffer) {
        if (rows > 0) {
            count(rows);
            LOG.warn(
                    "stream {} of topic {} has ended, and {} rows are dropped that buffer '{}' held before the client was"
                            + " restarted: onStreamReceived does not register that buffer any more",
                    streamId,
                    nodes.topic(),
                    rows,
                    buffer);
        }
    }

    private void count(int rows) {
        for (int i = 0; i < rows; i++) {
            lost.record();
        }
    }

    /** Takes up a stream that holds rows of before the start, so that their rule is said. */
    private void resume(String key, long nowMs) {
        states.betweenRecords();
        buffers.betweenRecords();
        outputs.betweenRecords();
        String streamId = key.charAt(0) == STREAM ? key.substring(1) : outputs.ownerOf(key.substring(1));
        if (streamId != null && states.isOpen(streamId) && !readers.containsKey(streamId)) {
            during(streamId, nowMs, new RecordHeaders(), () -> open(streamId));
        }
    }

    private void idle(String key, long nowMs) {
        buffers.betweenRecords();
        String streamId = StoreKey.first(key);
        StreamReader reader = readers.get(streamId);
        BufferReader buffer = reader == null ? null : reader.parameters().buffer(StoreKey.second(key));
        if (buffer != null) {
            during(
                    streamId,
                    nowMs,
                    new RecordHeaders(),
                    () -> buffers.lookAt(buffer, nowMs, packet -> buffer.read(packet, calls)));
        }
    }

    @Override
    public String current() {
        return calls.now().streamId();
    }

    @Override
    public void moved(String writer, String from, String to) {
        if (!from.equals(StoredWriter.NOBODY)) {
            states.removeWriter(from, writer);
        }
        if (!to.equals(StoredWriter.NOBODY)) {
            states.addWriter(to, writer);
        }
    }

    String topic() {
        return nodes.topic();
    }

    int partition() {
        return context.taskId().partition();
    }

    ReaderStates states() {
        return states;
    }

    HandlerCalls calls() {
        return calls;
    }

    StreamContext contextOf(String streamId) {
        return contexts.get(streamId);
    }

    void requestCommit() {
        commits.requestCommit();
    }

    /** The partition goes elsewhere, or the client stops. */
    void revoked() {
        List<StreamReader> revoked = List.copyOf(readers.values());
        readers.clear();
        calls.close();
        context.metrics().removeSensor(lost);
        lastCommit.givenUp(topic(), partition(), commits.nextOffset());
        Consumer<List<StreamReader>> onStreamsRevoked = handlers.onStreamsRevoked();
        if (onStreamsRevoked != null && !revoked.isEmpty()) {
            try {
                calls.tell(() -> onStreamsRevoked.accept(revoked));
            } catch (RuntimeException | AssertionError e) {
                LOG.error("onStreamsRevoked of topic {} failed; the partition is given up all the same", topic(), e);
            }
        }
    }
}
