package io.pitwall.client;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One stream that is being written: its state, its buffers, and the order of what it says. Calls take turns.
 *
 * <p>Who may write is asked at the door, by {@link #state} and under the lock, and not again on the way: what has been taken in
 * while a client that writes alone was open is written even if it is being closed meanwhile.
 *
 * <p>No code of users that may wait for another thread runs under the lock: handlers of backfill are called without it. What does
 * run under it are the conditions of rules, and {@code onError} if Kafka refuses a record at once.
 */
final class OpenStream {

    private final String id;
    private final OutputTopic topic;
    private final OutputScope scope;
    private final Runnable onForgotten;
    private final WriterBuffers buffers;
    private final LeadingEdges leadingEdges = new LeadingEdges();
    private boolean isEnded;

    /** A stream whose state is in the scope already. */
    OpenStream(String id, OutputTopic topic, OutputScope scope, Runnable onForgotten) {
        this.id = id;
        this.topic = topic;
        this.scope = scope;
        this.onForgotten = onForgotten;
        this.buffers = new WriterBuffers(id, scope, this::send);
    }

    String id() {
        return id;
    }

    synchronized boolean isEnded() {
        return isEnded;
    }

    /**
     * The state of the open stream, for the current call, if the caller may write now.
     *
     * @throws StreamClosedException if the stream has ended
     */
    synchronized WriterState state() {
        scope.checkThread();
        return openState();
    }

    private WriterState openState() {
        WriterState state = isEnded ? null : scope.states().get(id);
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

    /** What relative times count from. */
    long epochNs() {
        return state().defaults().epochNs();
    }

    /** The same, of times that have been taken in: they count from there whoever may write now. */
    synchronized long epochNsOfTaken() {
        return openState().defaults().epochNs();
    }

    /** Has relative times count from here; refused if a held row would have no time then. */
    synchronized void epoch(long epochNs) {
        leadingEdges.checkEpoch(epochNs);
        change(defaults -> defaults.withEpochNs(epochNs));
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

    /** @throws WriteException if an earlier write was refused, and nobody has been told */
    synchronized void checkEarlierWrites() {
        state();
        scope.outlet().check();
    }

    /** Writes rows as they are, with the default tags. */
    synchronized void write(ParameterData rows) {
        checkEarlierWrites();
        writeTaken(rows);
    }

    /** The same, of rows that nobody else has any more: what became known of earlier writes must not stop them. */
    synchronized void writeTaken(ParameterData rows) {
        send(DefaultTags.filled(rows, openState().defaults().parameterTags()));
    }

    /** Writes rows as a packet of their own, with the default tags: merged and cleaned as those of a buffer are. */
    synchronized void writePacket(ParameterData rows) {
        checkEarlierWrites();
        send(DefaultTags.filled(rows, openState().defaults().parameterTags())
                .withoutEmptyRows()
                .withoutEmptyColumns()
                .merged());
    }

    /** Puts rows into a buffer, with the default tags, and writes the packets that they release. */
    synchronized void write(String buffer, ParameterData rows) {
        WriterState state = state();
        scope.outlet().check();
        buffers.add(buffer, DefaultTags.filled(rows, state.defaults().parameterTags()));
    }

    synchronized void write(EventBatch batch) {
        WriterState state = state();
        scope.outlet().check();
        if (!batch.events().isEmpty()) {
            sendData(DefaultTags.filled(batch, state.defaults().eventTags()));
        }
    }

    private void send(ParameterData rows) {
        if (!rows.isEmpty()) {
            sendData(rows);
        }
    }

    /** Sends data, behind what readers must know first. */
    private void sendData(StreamMessage data) {
        Outlet outlet = scope.outlet();
        boolean isSaid = openState()
                .announcement()
                .sayBeforeData(
                        scope.clock().nowMs(), topic.settings().announceMs(), message -> outlet.send(id, message));
        if (isSaid) {
            scope.states().changed(id);
        }
        outlet.send(id, data);
    }

    /** Makes this the rule of the buffer of its name. */
    synchronized void open(Packets rule) {
        if (state().buffers().add(rule.name())) {
            scope.states().changed(id);
        }
        buffers.open(rule);
    }

    /** Releases a leading-edge buffer at flush and end. */
    synchronized void open(LeadingEdge leadingEdge) {
        state();
        if (scope.isDurable()) {
            throw new IllegalStateException("stream '" + id + "' of topic '" + topic.name()
                    + "': a leading-edge buffer would not survive a crash, so it is for clients that only write");
        }
        leadingEdges.add(leadingEdge);
    }

    /** Releases the buffers that nothing has been added to for too long. */
    synchronized void due(long nowMs) {
        if (!isEnded) {
            buffers.due(state().buffers(), nowMs);
        }
    }

    /** Writes what the stream has to say of itself, if readers have not been told. */
    synchronized void settle() {
        if (!isEnded) {
            sayNews(state());
        }
    }

    private void sayNews(WriterState state) {
        boolean isSaid = state.announcement()
                .sayNews(scope.clock().nowMs(), message -> scope.outlet().send(id, message));
        if (isSaid) {
            scope.states().changed(id);
        }
    }

    /** Writes what the stream has to say of itself and everything its buffers hold; not to be called under the lock. */
    void release() {
        state();
        releaseIfOpen();
    }

    /** The same, unless the stream has ended. A handler of backfill that throws keeps nothing back. */
    void releaseIfOpen() {
        if (!isEnded()) {
            Attempts attempts = new Attempts();
            attempts.run(leadingEdges::backfill);
            attempts.run(this::releaseHeld);
            attempts.throwIfFailed();
        }
    }

    private synchronized void releaseHeld() {
        if (isEnded) {
            // While the handlers of backfill ran, and who ended it has written everything.
            return;
        }
        // Not asked again who may write: a handler may have closed the client, which has written everything then.
        WriterState state = openState();
        sayNews(state);
        Attempts attempts = new Attempts();
        attempts.run(leadingEdges::release);
        attempts.run(() -> buffers.release(state.buffers()));
        attempts.throwIfFailed();
    }

    /** Whether its buffers hold any rows. */
    synchronized boolean holdsRows() {
        return !isEnded
                && (leadingEdges.holdRows() || buffers.holdRows(openState().buffers()));
    }

    /** Writes what one of the buffers holds. */
    synchronized void release(String buffer) {
        state();
        buffers.release(List.of(buffer));
    }

    /** Writes everything, and returns when the broker has it; at once while reading. */
    void flush() {
        release();
        scope.outlet().flush();
    }

    /**
     * Writes what the buffers hold, and the end, also if handlers of backfill throw; not to be called under the lock. The stream
     * stays open if something could not be written.
     */
    void end(StreamEnd.Type type) {
        state();
        Attempts attempts = new Attempts();
        attempts.run(leadingEdges::backfill);
        List<Runnable> late = new ArrayList<>();
        attempts.run(() -> late.addAll(endHeld(type)));
        // What came too late meanwhile: the handlers are told, although they cannot write to this stream any more.
        late.forEach(attempts::run);
        attempts.run(scope.outlet()::check);
        attempts.throwIfFailed();
    }

    private synchronized List<Runnable> endHeld(StreamEnd.Type type) {
        if (isEnded) {
            return List.of();
        }
        releaseHeld();
        scope.outlet().send(id, new StreamEnd(type));
        // Behind the end: if that cannot be sent, they are still held.
        List<Runnable> late = leadingEdges.takeLate();
        forget();
        return late;
    }

    /** Drops what is known of the stream; nothing is written. */
    synchronized void forget() {
        WriterState state = scope.states().get(id);
        if (state != null) {
            buffers.forget(state.buffers());
        }
        isEnded = true;
        scope.states().remove(id);
        onForgotten.run();
    }
}
