package io.pitwall.client;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is known of a stream that is being written: what it says of itself, what is added to its data, and which of its
 * buffers may hold rows. Changed in place. Not safe for use by several threads.
 */
final class WriterState {

    private final Announcement announcement;
    private final Set<String> buffers;
    private WriterDefaults defaults;

    /** A stream that has just been opened. */
    WriterState() {
        this(new Announcement(), WriterDefaults.NONE, Set.of());
    }

    /** @param buffers the names of buffers that may hold rows */
    WriterState(Announcement announcement, WriterDefaults defaults, Set<String> buffers) {
        this.announcement = announcement;
        this.defaults = defaults;
        this.buffers = new LinkedHashSet<>(buffers);
    }

    Announcement announcement() {
        return announcement;
    }

    WriterDefaults defaults() {
        return defaults;
    }

    void become(WriterDefaults changed) {
        defaults = changed;
    }

    /** The names of buffers that may hold rows. */
    Set<String> buffers() {
        return buffers;
    }
}
