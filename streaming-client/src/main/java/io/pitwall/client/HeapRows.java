package io.pitwall.client;

import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Held rows on the heap, gone with the client if nobody flushes them. */
final class HeapRows implements HeldRows {

    private record Key(String streamId, String name) {}

    private final Map<Key, PacketBuffer> buffers = new ConcurrentHashMap<>();

    @Override
    public void rule(String streamId, Packets rule) {
        buffers.compute(
                new Key(streamId, rule.name()),
                (key, old) -> old == null || old.isEmpty()
                        ? new PacketBuffer(rule)
                        : PacketBuffer.holding(rule, List.copyOf(old.held()), old.lastArrivalMs()));
    }

    @Override
    public PacketBuffer get(String streamId, String name) {
        PacketBuffer buffer = buffers.get(new Key(streamId, name));
        if (buffer == null) {
            throw new IllegalStateException("stream '" + streamId + "' has no buffer '" + name + "'");
        }
        return buffer;
    }

    @Override
    public void changed(String streamId, String name) {}

    @Override
    public void remove(String streamId, String name) {
        buffers.remove(new Key(streamId, name));
    }
}
