package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import io.pitwall.rules.ReleaseReason;
import io.pitwall.state.PacketBufferLayout;
import io.pitwall.state.StoredPacketBuffer;
import io.pitwall.state.WriteBehindStore;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Holds the rows of each stream in a write-behind store and forwards the packets that its rule releases. */
public final class PacketProcessor extends MessageProcessor {

    /** Of rows that were stored under a rule without idle: it is then that they are found, and their time begins. */
    private static final long AT_THE_FIRST_TICK = 0;

    private final FunctionNodes nodes;
    private final String storeName;
    private final Packets packets;
    private WriteBehindStore<StoredPacketBuffer> store;
    private Deadlines idleDeadlines;
    private BufferCalls calls;
    private PacketCounters counters;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public PacketProcessor(FunctionNodes nodes, String storeName, Packets packets) {
        super(nodes.output());
        this.nodes = nodes;
        this.storeName = storeName;
        this.packets = packets;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        store = context.getStateStore(storeName);
        calls = new BufferCalls(context, nodes);
        counters = new PacketCounters(context, packets.name());
        idleDeadlines = new Deadlines(context, Deadlines.tickOf(packets.idleMs()), this::lookAt);
        if (packets.idleMs().isPresent()) {
            long idleMs = packets.idleMs().getAsLong();
            store.forEachHead((streamId, head) -> {
                OptionalLong arrivalMs = PacketBufferLayout.lastArrivalMs(head);
                idleDeadlines.set(
                        streamId,
                        arrivalMs.isPresent() ? deadlineMs(arrivalMs.getAsLong(), idleMs) : AT_THE_FIRST_TICK);
            });
        }
    }

    private static long deadlineMs(long arrivalMs, long idleMs) {
        return arrivalMs > Long.MAX_VALUE - idleMs ? Long.MAX_VALUE : arrivalMs + idleMs;
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        store.betweenRecords();
        if (record.value() instanceof ParameterData data) {
            add(record, data);
        } else {
            if (record.value() instanceof StreamEnd) {
                end(record);
            }
            forward(record, stillThere(record.value()));
        }
    }

    private void release(Record<String, StreamMessage> record, ParameterData packet, ReleaseReason reason) {
        counters.released(reason);
        forward(record, packet);
    }

    private StreamMessage stillThere(StreamMessage message) {
        return message instanceof ParameterDefinitions definitions
                        && !packets.parameters().isEmpty()
                ? definitions.select(packets.parameters())
                : message;
    }

    private void add(Record<String, StreamMessage> record, ParameterData data) {
        String streamId = record.key();
        StoredPacketBuffer live = store.get(streamId);
        StoredPacketBuffer open = live == null ? new StoredPacketBuffer(new PacketBuffer(packets)) : live;
        calls.add(record, data, open.buffer(), (packet, reason) -> release(record, packet, reason));
        if (live != null) {
            store.changed(streamId);
        } else if (!open.buffer().isEmpty()) {
            // Not before: a record that fails leaves nothing to be written.
            store.put(streamId, open);
        }
        watch(streamId, open);
    }

    /**
     * Sets a deadline unless there is one that comes no later: rows put the idle time off with every record, which is
     * found out when the deadline has come.
     */
    private void watch(String streamId, StoredPacketBuffer live) {
        if (live.buffer().isIdleTimeUnknown()) {
            live.buffer().startIdleTime(context().currentSystemTimeMs());
            store.changed(streamId);
        }
        long deadlineMs = live.buffer().idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs < live.lookedAtMs()) {
            idleDeadlines.set(streamId, deadlineMs);
            live.lookAt(deadlineMs);
        }
    }

    private void end(Record<String, StreamMessage> record) {
        StoredPacketBuffer live = store.get(record.key());
        if (live != null) {
            live.buffer().release(ReleaseReason.END, (packet, reason) -> release(record, packet, reason));
            store.remove(record.key());
            idleDeadlines.cancel(record.key());
        }
    }

    private void lookAt(String streamId, long nowMs) {
        store.betweenRecords();
        StoredPacketBuffer live = store.get(streamId);
        if (live == null) {
            return;
        }
        live.lookAt(Long.MAX_VALUE);
        if (live.buffer().idleDeadlineMs().orElse(Long.MAX_VALUE) > nowMs) {
            watch(streamId, live);
            return;
        }
        live.buffer().release(ReleaseReason.IDLE, (packet, reason) -> {
            counters.released(reason);
            forward(new Record<>(streamId, packet, nowMs), packet);
        });
        store.changed(streamId);
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
        if (counters != null) {
            counters.close();
        }
    }
}
