package io.pitwall.serdes.fragments;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streams that hold something, with an index of the incomplete messages by the time of their last fragment. */
final class HeldMessages {

    private final HeldStreams streams;
    private final Map<MessageAddress, PartialMessage> incomplete = new LinkedHashMap<>();
    private long heapBytes;

    /** Goes on with what the streams hold; its time to live begins now, because nobody listened in between. */
    HeldMessages(HeldStreams streams, long nowMs) {
        this.streams = requireNonNull(streams, "streams");
        List<Map.Entry<MessageAddress, PartialMessage>> found = new ArrayList<>();
        streams.forEach((key, stream) -> {
            heapBytes += stream.heapBytes();
            for (Held held : stream.inOrder()) {
                if (held instanceof PartialMessage message && !message.isComplete()) {
                    found.add(Map.entry(new MessageAddress(key, message.id()), message));
                }
            }
        });
        found.sort(Comparator.comparingLong(entry -> entry.getValue().lastPartMs()));
        found.forEach(entry -> {
            entry.getValue().waitsSince(nowMs);
            incomplete.put(entry.getKey(), entry.getValue());
        });
    }

    long heapBytes() {
        return heapBytes;
    }

    int messageCount() {
        return incomplete.size();
    }

    @Nullable
    PartialMessage get(MessageAddress address) {
        return incomplete.get(address);
    }

    /** The message is as young as can be: its next fragment is here, however late. */
    void renew(MessageAddress address, long nowMs) {
        PartialMessage message = requireNonNull(incomplete.remove(address), "incomplete message");
        message.waitsSince(nowMs);
        incomplete.put(address, message);
    }

    /** The message whose last fragment came first, if that was at that time or before. */
    @Nullable
    MessageAddress eldestUntil(long ms) {
        for (Map.Entry<MessageAddress, PartialMessage> eldest : incomplete.entrySet()) {
            return eldest.getValue().lastPartMs() <= ms ? eldest.getKey() : null;
        }
        return null;
    }

    /** The eldest message of all, or the first of the key, if that key alone holds more than it may. */
    MessageAddress victim(PartitionKey key, long maxBytes) {
        HeldStream stream = streams.get(key);
        if (stream != null && stream.heapBytes() > maxBytes) {
            PartialMessage first = (PartialMessage) stream.inOrder().iterator().next();
            return new MessageAddress(key, first.id());
        }
        return incomplete.keySet().iterator().next();
    }

    /** A whole record; it is released at once if its key holds nothing. */
    void add(RawRecord record, List<RawRecord> released) {
        PartitionKey key = record.partitionKey();
        HeldStream stream = streams.get(key);
        if (stream == null) {
            released.add(record);
            return;
        }
        long before = stream.heapBytes();
        stream.add(new HeldRecord(record));
        keep(key, stream, before);
    }

    void open(MessageAddress address, PartialMessage message) {
        HeldStream known = streams.get(address.key());
        HeldStream stream = known == null ? new HeldStream() : known;
        long before = stream.heapBytes();
        stream.add(message);
        incomplete.put(address, message);
        keep(address.key(), stream, before);
    }

    void append(MessageAddress address, PartialMessage message, byte[] slice, long nowMs) {
        HeldStream stream = stream(address.key());
        long before = stream.heapBytes();
        stream.append(message, slice, nowMs);
        // Moved behind all others: it is the youngest now.
        incomplete.remove(address);
        incomplete.put(address, message);
        keep(address.key(), stream, before);
    }

    /** The message has come to its end; it goes when it is the first of its key. */
    void complete(MessageAddress address, List<RawRecord> released) {
        incomplete.remove(address);
        drain(address.key(), stream(address.key()), released);
    }

    /** Gives a message up; what waited for it alone goes. */
    PartialMessage remove(MessageAddress address, List<RawRecord> released) {
        PartialMessage message = requireNonNull(incomplete.remove(address), "incomplete message");
        HeldStream stream = stream(address.key());
        long before = stream.heapBytes();
        stream.remove(message);
        heapBytes += stream.heapBytes() - before;
        drain(address.key(), stream, released);
        return message;
    }

    private void drain(PartitionKey key, HeldStream stream, List<RawRecord> released) {
        long before = stream.heapBytes();
        stream.drainTo(released);
        keep(key, stream, before);
    }

    private void keep(PartitionKey key, HeldStream stream, long bytesBefore) {
        heapBytes += stream.heapBytes() - bytesBefore;
        if (stream.isEmpty()) {
            streams.remove(key);
        } else {
            streams.put(key, stream);
        }
    }

    private HeldStream stream(PartitionKey key) {
        return requireNonNull(streams.get(key), "held stream");
    }
}
