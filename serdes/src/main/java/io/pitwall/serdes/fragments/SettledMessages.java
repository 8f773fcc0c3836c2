package io.pitwall.serdes.fragments;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids whose messages came to an end a short time ago, so that their late fragments can be told from orphans. */
final class SettledMessages {

    /** What an entry takes on the heap besides its key, about. */
    private static final int ENTRY_BYTES = 256;

    private final Map<MessageAddress, Settled> settled = new LinkedHashMap<>();
    private final int maxBytes;
    private long bytes;

    /** @param refusal why every fragment of the id is refused; null if the message is complete */
    record Settled(@Nullable String refusal, long atMs) {}

    SettledMessages(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Nullable
    Settled get(MessageAddress address) {
        return settled.get(address);
    }

    void complete(MessageAddress address, long nowMs) {
        put(address, new Settled(null, nowMs));
    }

    void refuse(MessageAddress address, String reason, long nowMs) {
        put(address, new Settled(reason, nowMs));
    }

    private void put(MessageAddress address, Settled end) {
        remove(address);
        settled.put(address, end);
        bytes += cost(address);
        while (bytes > maxBytes) {
            remove(settled.keySet().iterator().next());
        }
    }

    void remove(MessageAddress address) {
        if (settled.remove(address) != null) {
            bytes -= cost(address);
        }
    }

    void forgetUntil(long ms) {
        while (!settled.isEmpty()) {
            Map.Entry<MessageAddress, Settled> eldest =
                    settled.entrySet().iterator().next();
            if (eldest.getValue().atMs() > ms) {
                return;
            }
            remove(eldest.getKey());
        }
    }

    long heapBytes() {
        return bytes;
    }

    private static int cost(MessageAddress address) {
        return ENTRY_BYTES
                + (address.key().key() == null ? 0 : address.key().key().get().length);
    }
}
