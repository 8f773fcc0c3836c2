package io.pitwall.serdes.quix;

import io.pitwall.serdes.UnreadableMessageException;

/** How much larger than its bytes a message may become in memory, where few bytes can stand for many cells. */
final class GrowthLimit {

    private static final long BASE = 1_000_000;
    private static final long PER_BYTE = 16;

    private final long end;
    private final long limit;
    private long claimed;

    /** For a content that stands there within the record value. */
    GrowthLimit(long start, long end) {
        this.end = end;
        this.limit = BASE + PER_BYTE * (end - start);
    }

    /** Counts what is about to be allocated. */
    void claim(long count, String what) {
        claimed += count;
        if (claimed > limit) {
            throw new UnreadableMessageException("format quix, before byte " + end + ": expected at most " + limit + " "
                    + what + " of a content of this size, but there are " + claimed + " or more");
        }
    }

    boolean allows(long count) {
        return claimed + count <= limit;
    }
}
