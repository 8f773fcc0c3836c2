package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Writes one stream. Opening writes nothing; the first data comes behind the stream's properties and definitions, which are
 * written again from time to time ({@link OutputTopic#announceEvery}) and when they have changed.
 *
 * <p>While reading, a writer is for the handlers of the input streams of one task, on their thread; what it knows and holds
 * survives crashes. In a client that only writes it is safe for use by several threads, whose calls take turns.
 *
 * <p>After {@link #close} everything but {@link #id} throws {@link StreamClosedException}. A stream that nobody closes stays
 * open for its readers, also when the client is closed.
 */
public final class StreamWriter {

    private final String id;
    private final OutputTopic topic;
    private final OutputScope scope;
    private final Consumer<StreamWriter> onForgotten;
    private final PropertiesWriter properties;
    private final ParametersWriter parameters;
    private final EventsWriter events;
    private final List<LeadingEdge> leadingEdges = new ArrayList<>();
    private long wokenAtMs = Long.MAX_VALUE;
    private boolean isClosed;

    /** A writer whose state is in the scope already. */
    StreamWriter(String id, OutputTopic topic, OutputScope scope, Consumer<StreamWriter> onForgotten) {
        this.id = id;
        this.topic = topic;
        this.scope = scope;
        this.onForgotten = onForgotten;
        this.properties = new PropertiesWriter(this);
        this.parameters = new ParametersWriter(this);
        this.events = new EventsWriter(this);
    }

    /** The stream id, which is the key of the stream's records. */
    public String id() {
        return id;
    }

    public PropertiesWriter properties() {
        return properties;
    }

    public ParametersWriter parameters() {
        return parameters;
    }

    public EventsWriter events() {
        return events;
    }

    /** What times that are given as a {@link Duration}, or as a bare number, count from; the Unix epoch unless it is set. */
    public StreamWriter epoch(Instant epoch) {
        long ns = Times.ns(epoch);
        change(defaults -> defaults.withEpochNs(ns));
        return this;
    }

    /**
     * Writes what the stream's buffers hold and what it has to say of itself, and returns when the broker has it. While reading
     * it returns at once: what is written is there with the next commit.
     *
     * @throws WriteException if something of this topic could not be written
     */
    public void flush() {
        release();
        scope.outlet().flush();
    }

    /** Ends the stream as its source does. */
    public void close() {
        close(StreamEnd.Type.CLOSED);
    }

    /**
     * Writes what the stream's buffers hold, and its end.
     *
     * @throws WriteException if something of this topic was refused before; the stream is closed all the same
     */
    public synchronized void close(StreamEnd.Type type) {
        requireNonNull(type, "type");
        release();
        scope.outlet().send(id, new StreamEnd(type));
        forget();
        scope.outlet().check();
    }

    /** Whether it was closed. */
    public synchronized boolean isClosed() {
        return isClosed;
    }

    /** Drops what is known of the stream; nothing is written. */
    synchronized void forget() {
        WriterState state = scope.states().get(id);
        if (state != null) {
            state.buffers().forEach(buffer -> scope.heldRows().remove(id, buffer));
        }
        isClosed = true;
        scope.states().remove(id);
        onForgotten.accept(this);
    }

    /** The state of the open stream, for the current call. */
    synchronized WriterState state() {
        scope.checkThread();
        WriterState state = isClosed ? null : scope.states().get(id);
        if (state == null) {
            throw new StreamClosedException(topic.name(), id);
        }
        return state;
    }

    synchronized void change(UnaryOperator<WriterDefaults> change) {
        WriterState state = state();
        state.become(change.apply(state.defaults()));
        scope.states().changed(id);
    }

    /** Changes what the stream says of itself, which readers are told before the next data or soon. */
    synchronized void announce(Consumer<Announcement> change) {
        WriterState state = state();
        change.accept(state.announcement());
        scope.states().changed(id);
        if (state.announcement().isNews()) {
            scope.clock().settle(id);
        }
    }

    /** Writes rows as they are, with the default tags. */
    synchronized void write(ParameterData rows) {
        checkEarlierWrites();
        writeTaken(rows);
    }

    /** The same, of rows that nobody else has any more: what became known of earlier writes must not stop them. */
    synchronized void writeTaken(ParameterData rows) {
        send(DefaultTags.filled(rows, state().defaults().parameterTags()));
    }

    /** @throws WriteException if an earlier write was refused, and nobody has been told */
    synchronized void checkEarlierWrites() {
        state();
        scope.outlet().check();
    }

    /** Puts rows into a buffer, with the default tags, and writes the packets that they release. */
    synchronized void write(String buffer, ParameterData rows) {
        WriterState state = state();
        scope.outlet().check();
        ParameterData filled = DefaultTags.filled(rows, state.defaults().parameterTags());
        PacketBuffer held = scope.heldRows().get(id, buffer);
        held.add(filled, scope.clock().nowMs(), this::send);
        scope.heldRows().changed(id, buffer);
        watch(held);
    }

    synchronized void write(EventBatch batch) {
        WriterDefaults defaults = state().defaults();
        scope.outlet().check();
        if (!batch.events().isEmpty()) {
            sendData(DefaultTags.filled(batch, defaults.eventTags()));
        }
    }

    /** Writes rows, behind what readers must know first. */
    private void send(ParameterData rows) {
        if (!rows.isEmpty()) {
            sendData(rows);
        }
    }

    private void sendData(StreamMessage data) {
        Outlet outlet = scope.outlet();
        boolean isSaid = state().announcement()
                .sayBeforeData(
                        scope.clock().nowMs(), topic.settings().announceMs(), message -> outlet.send(id, message));
        if (isSaid) {
            scope.states().changed(id);
        }
        outlet.send(id, data);
    }

    /** Makes this the rule of the buffer of its name. */
    synchronized void open(Packets rule) {
        WriterState state = state();
        scope.heldRows().rule(id, rule);
        if (state.buffers().add(rule.name())) {
            scope.states().changed(id);
        }
        watch(scope.heldRows().get(id, rule.name()));
    }

    /** Releases a leading-edge buffer at flush and close. */
    synchronized void open(LeadingEdge leadingEdge) {
        state();
        if (scope.isDurable()) {
            throw new IllegalStateException("stream '" + id + "' of topic '" + topic.name()
                    + "': a leading-edge buffer would not survive a crash, so it is for clients that only write");
        }
        leadingEdges.add(leadingEdge);
    }

    private void watch(PacketBuffer held) {
        long deadlineMs = held.idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs < wokenAtMs) {
            wokenAtMs = deadlineMs;
            scope.clock().wake(id, deadlineMs);
        }
    }

    /** Releases the buffers that nothing has been added to for too long. */
    synchronized void due(long nowMs) {
        if (isClosed) {
            return;
        }
        wokenAtMs = Long.MAX_VALUE;
        for (String buffer : List.copyOf(state().buffers())) {
            PacketBuffer held = scope.heldRows().get(id, buffer);
            if (held.idleDeadlineMs().orElse(Long.MAX_VALUE) <= nowMs) {
                release(buffer, held);
            }
            watch(held);
        }
    }

    /** Writes what the stream has to say of itself, if readers have not been told. */
    synchronized void settle() {
        if (isClosed) {
            return;
        }
        boolean isSaid = state().announcement()
                .sayNews(scope.clock().nowMs(), message -> scope.outlet().send(id, message));
        if (isSaid) {
            scope.states().changed(id);
        }
    }

    /** Writes what the stream has to say of itself and everything its buffers hold. */
    synchronized void release() {
        WriterState state = state();
        settle();
        leadingEdges.forEach(LeadingEdge::releaseAll);
        for (String buffer : List.copyOf(state.buffers())) {
            release(buffer);
        }
    }

    /** The same, unless another thread has closed the stream. */
    synchronized void releaseIfOpen() {
        if (!isClosed) {
            release();
        }
    }

    /** Writes what one of the buffers holds. */
    synchronized void release(String buffer) {
        state();
        release(buffer, scope.heldRows().get(id, buffer));
    }

    private void release(String buffer, PacketBuffer held) {
        if (!held.isEmpty()) {
            held.release(this::send);
            scope.heldRows().changed(id, buffer);
        }
    }

    /** What relative times count from. */
    long epochNs() {
        return state().defaults().epochNs();
    }

    /** The rows with absolute times in place of those that count from the epoch. */
    ParameterData sinceEpoch(ParameterData rows) {
        long epochNs = epochNs();
        if (epochNs == 0) {
            return rows;
        }
        long[] timesNs = rows.timesNs();
        for (int row = 0; row < timesNs.length; row++) {
            timesNs[row] = Times.ns(epochNs, timesNs[row]);
        }
        return ParameterData.wrap(timesNs, rows.parameters(), rows.tags());
    }
}
