package io.pitwall.serdes.fragments;

import java.time.Duration;

/**
 * What a {@link FragmentJoiner} may hold.
 *
 * @param maxBytes of heap, about: slices, keys, headers, whole records that wait, and what is remembered of messages
 * @param maxMessages incomplete messages
 * @param timeToLive of an incomplete message since its last fragment
 */
public record JoinLimits(int maxBytes, int maxMessages, Duration timeToLive) {

    /** Larger arrays are refused by some virtual machines. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    public JoinLimits {
        if (maxBytes < 1024 || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException("maxBytes must be 1024 to " + MAX_BYTES + ", but it is " + maxBytes);
        }
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages must be at least 1, but it is " + maxMessages);
        }
        if (timeToLive.toMillis() < 1) {
            throw new IllegalArgumentException("timeToLive must be at least 1 ms, but it is " + timeToLive);
        }
    }

    /** 64 MiB, 1000 messages, 60 s. */
    public static JoinLimits standard() {
        return new JoinLimits(64 << 20, 1000, Duration.ofSeconds(60));
    }

    public JoinLimits withMaxBytes(int bytes) {
        return new JoinLimits(bytes, maxMessages, timeToLive);
    }

    public JoinLimits withMaxMessages(int messages) {
        return new JoinLimits(maxBytes, messages, timeToLive);
    }

    public JoinLimits withTimeToLive(Duration time) {
        return new JoinLimits(maxBytes, maxMessages, time);
    }

    /** An eighth is for ids that are settled. */
    int settledBytes() {
        return maxBytes / 8;
    }

    int heldBytes() {
        return maxBytes - settledBytes();
    }
}
