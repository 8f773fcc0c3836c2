package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.StreamContext;

/**
 * What is known about an open stream, and roughly when it was last heard of.
 *
 * <p>A live object: changed in place by the thread of its store. Not safe for use by several threads.
 */
public final class StoredStreamContext implements KnownStream {

    /** Before version 2 the time was not stored. */
    static final long NEVER = Long.MIN_VALUE;

    private StreamContext context;
    private long seenMs;

    /** @param seenMs wall clock in ms since the Unix epoch */
    public StoredStreamContext(StreamContext context, long seenMs) {
        this.context = requireNonNull(context, "context");
        this.seenMs = seenMs;
    }

    @Override
    public StreamContext context() {
        return context;
    }

    /** The wall clock in ms when a message was last noted; whoever notes them decides how often. */
    public long seenMs() {
        return seenMs;
    }

    /** Whether a message was noted after that time. */
    public boolean isSeenAfter(long timeMs) {
        return seenMs > timeMs;
    }

    /** Takes the place of what was known. */
    public void become(StreamContext newContext) {
        context = requireNonNull(newContext, "newContext");
    }

    /** Notes a message, unless one was noted less than {@code everyMs} ago; tells whether it did. */
    public boolean see(long nowMs, long everyMs) {
        // Also when the clock was put back: the difference is then negative.
        if (seenMs != NEVER && nowMs - seenMs >= 0 && nowMs - seenMs < everyMs) {
            return false;
        }
        seenMs = nowMs;
        return true;
    }
}
