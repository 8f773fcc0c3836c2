package io.pitwall.client;

import static java.util.Objects.requireNonNullElse;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.PredicateException;
import io.pitwall.state.StoredPacketBuffer;
import io.pitwall.state.WriteBehindStore;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What the buffers of the streams of one task hold, by stream id and name. For one thread. */
final class ReaderBuffers {

    private final ProcessorContext<?, ?> context;
    private final HandlerCalls calls;
    private final WriteBehindStore<StoredPacketBuffer> store;
    private final Wakeups idle;

    /** @param idle is told when a buffer is to be looked at, by the buffer's key */
    ReaderBuffers(
            ProcessorContext<?, ?> context,
            HandlerCalls calls,
            WriteBehindStore<StoredPacketBuffer> store,
            Wakeups idle) {
        this.context = context;
        this.calls = calls;
        this.store = store;
        this.idle = idle;
    }

    /** Takes in rows and hands over the packets that they release; if a predicate of the rule throws, it holds what it held. */
    void add(BufferReader reader, ParameterData rows, Consumer<ParameterData> packets) {
        String key = reader.key();
        StoredPacketBuffer known = store.get(key);
        StoredPacketBuffer open = known == null ? new StoredPacketBuffer(new PacketBuffer(reader.rule())) : known;
        open.releaseUnder(reader.rule());
        try {
            open.buffer().add(rows, context.currentSystemTimeMs(), packets);
        } catch (PredicateException e) {
            calls.failed(e.where(), requireNonNullElse(e.getCause(), e));
            return;
        }
        if (known != null) {
            store.changed(key);
        } else if (!open.buffer().isEmpty()) {
            // Not before: a record that fails leaves nothing to be written.
            store.put(key, open);
        }
        watch(key, open);
    }

    /** Has what a buffer held before a restart released under its rule, and looks at its idle time. */
    void resume(BufferReader reader) {
        String key = reader.key();
        StoredPacketBuffer known = store.get(key);
        if (known != null) {
            known.releaseUnder(reader.rule());
            watch(key, known);
        }
    }

    /** Hands over what is held, if its idle time is over. */
    void lookAt(BufferReader reader, long nowMs, Consumer<ParameterData> packets) {
        String key = reader.key();
        StoredPacketBuffer known = store.get(key);
        if (known == null) {
            return;
        }
        // What was written out of memory comes back without its rule.
        known.releaseUnder(reader.rule());
        known.lookAt(Long.MAX_VALUE);
        if (known.buffer().idleDeadlineMs().orElse(Long.MAX_VALUE) > nowMs) {
            watch(key, known);
            return;
        }
        known.buffer().release(packets);
        store.changed(key);
    }

    /** Hands over what is held and forgets it. */
    void end(BufferReader reader, Consumer<ParameterData> packets) {
        String key = reader.key();
        StoredPacketBuffer known = store.get(key);
        if (known != null) {
            known.releaseUnder(reader.rule());
            known.buffer().release(packets);
            store.remove(key);
            idle.cancel(key);
        }
    }

    /** Forgets a buffer that nobody reads any more, and tells how many rows it held. */
    int drop(String streamId, String name) {
        String key = StoreKey.of(streamId, name);
        StoredPacketBuffer known = store.get(key);
        int rows = known == null ? 0 : known.buffer().rowCount();
        store.remove(key);
        idle.cancel(key);
        return rows;
    }

    private void watch(String key, StoredPacketBuffer open) {
        if (open.buffer().isIdleTimeUnknown()) {
            open.buffer().startIdleTime(context.currentSystemTimeMs());
            store.changed(key);
        }
        long deadlineMs = open.buffer().idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs < open.lookedAtMs()) {
            idle.set(key, deadlineMs, context.currentSystemTimeMs());
            open.lookAt(deadlineMs);
        }
    }

    void betweenRecords() {
        store.betweenRecords();
    }
}
