package io.pitwall.serdes.fragments;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * A message of which the fragments before {@link #received} have come. Mutable and not safe for use by several threads; the
 * {@link FragmentJoiner} owns it.
 */
public final class PartialMessage implements Held {

    /** What a slice takes on the heap besides its bytes, about. */
    static final int SLICE_BYTES = 32;

    private final FragmentId id;
    private final int count;
    private final RawRecord first;
    private final List<byte[]> slices;
    private long sliceBytes;
    private long lastPartMs;

    private PartialMessage(FragmentId id, int count, RawRecord first, List<byte[]> slices, long lastPartMs) {
        this.id = requireNonNull(id, "id");
        this.count = count;
        this.first = requireNonNull(first, "first");
        this.slices = slices;
        this.lastPartMs = lastPartMs;
        for (byte[] slice : slices) {
            sliceBytes += slice.length;
        }
    }

    static PartialMessage opened(RawRecord record, Fragment fragment, long nowMs) {
        List<byte[]> slices = new ArrayList<>();
        slices.add(fragment.slice());
        Headers original =
                fragment.id().form() == FragmentForm.HEADERS ? HeaderForm.without(record.headers()) : record.headers();
        return new PartialMessage(fragment.id(), fragment.count(), record.with(new byte[0], original), slices, nowMs);
    }

    /**
     * A message as a store kept it.
     *
     * @param count the number of fragments
     * @param first position, key and original headers of the first fragment; its value does not matter
     * @param slices those that came, from the first on
     * @param lastPartMs when the last of them came, milliseconds since the epoch
     */
    public static PartialMessage restored(
            FragmentId id, int count, RawRecord first, List<byte[]> slices, long lastPartMs) {
        if (slices.isEmpty() || slices.size() > count) {
            throw new IllegalArgumentException(
                    "a held message must have 1 to " + count + " slices, but it has " + slices.size());
        }
        return new PartialMessage(id, count, first, new ArrayList<>(slices), lastPartMs);
    }

    public FragmentId id() {
        return id;
    }

    /** The number of fragments; what they say, so it may be anything. */
    public int count() {
        return count;
    }

    /** The number of fragments that have come; the index of the next. */
    public int received() {
        return slices.size();
    }

    /** Position, key and original headers of the first fragment. */
    public RawRecord first() {
        return first;
    }

    /** The slices that came, from the first on; an unmodifiable view. */
    public List<byte[]> slices() {
        return Collections.unmodifiableList(slices);
    }

    /**
     * The fragments that came, as they were but for their positions: all have that of the first. For dead letters, so that
     * what was given up can be sent again.
     */
    public List<RawRecord> fragments() {
        List<RawRecord> fragments = new ArrayList<>(slices.size());
        for (int index = 0; index < slices.size(); index++) {
            byte[] slice = slices.get(index);
            fragments.add(
                    id.form() == FragmentForm.HEADERS
                            ? first.with(
                                    slice,
                                    HeaderForm.write(first.headers(), id.id().get(), index, count))
                            : first.with(
                                    PrefixForm.write(id.id().get(), index, count, slice, 0, slice.length),
                                    first.headers()));
        }
        return fragments;
    }

    /** When the last fragment came, milliseconds since the epoch. */
    public long lastPartMs() {
        return lastPartMs;
    }

    void add(byte[] slice, long nowMs) {
        slices.add(slice);
        sliceBytes += slice.length;
        lastPartMs = nowMs;
    }

    void waitsSince(long nowMs) {
        lastPartMs = nowMs;
    }

    @Override
    public boolean isComplete() {
        return slices.size() == count;
    }

    @Override
    public long heapBytes() {
        return first.heapBytes() + sliceBytes + (long) SLICE_BYTES * slices.size();
    }

    @Override
    public RawRecord record() {
        if (!isComplete()) {
            throw new IllegalStateException(this + " is not complete");
        }
        byte[] message = new byte[Math.toIntExact(sliceBytes)];
        int at = 0;
        for (byte[] slice : slices) {
            System.arraycopy(slice, 0, message, at, slice.length);
            at += slice.length;
        }
        return first.with(message, first.headers());
    }

    @Override
    public String toString() {
        return "message " + id + " (from " + first.position() + " on, " + received() + " of " + count + " parts)";
    }
}
