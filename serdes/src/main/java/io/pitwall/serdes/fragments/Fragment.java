package io.pitwall.serdes.fragments;

import io.pitwall.serdes.UnreadableMessageException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** One piece of a message: which message, which of how many pieces, and the slice. The slice is not copied. */
public final class Fragment {

    private final FragmentId id;
    private final int index;
    private final int count;
    private final byte[] slice;

    Fragment(FragmentId id, int index, int count, byte[] slice) {
        this.id = id;
        this.index = index;
        this.count = count;
        this.slice = slice;
    }

    /** True if a record claims to be a fragment; a look at headers and first bytes, not a full check. */
    public static boolean isIn(Headers headers, byte @Nullable [] value) {
        return HeaderForm.isIn(headers) || (value != null && PrefixForm.isIn(headers, value));
    }

    /**
     * What a record says about itself, or null if it is no fragment.
     *
     * @throws UnreadableMessageException if it claims to be a fragment that cannot be
     */
    public static @Nullable Fragment of(Headers headers, byte @Nullable [] value) {
        if (HeaderForm.isIn(headers)) {
            return HeaderForm.read(headers, value);
        }
        return value != null && PrefixForm.isIn(headers, value) ? PrefixForm.read(value) : null;
    }

    /** The id that it shares with the others of its message. */
    public FragmentId id() {
        return id;
    }

    /** From 0, below {@link #count}. */
    public int index() {
        return index;
    }

    /** At least 1; what the record says, so it may be anything. */
    public int count() {
        return count;
    }

    /** The bytes of the message that it has; not to be changed. */
    public byte[] slice() {
        return slice;
    }

    @Override
    public String toString() {
        return "part " + index + " of " + count + " of message " + id;
    }
}
