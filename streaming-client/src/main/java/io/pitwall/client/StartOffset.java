package io.pitwall.client;

import org.apache.kafka.streams.AutoOffsetReset;

/** Where a group begins to read a partition of which it has committed nothing, or whose committed records are deleted. */
public enum StartOffset {
    /** With the oldest record that is there. */
    EARLIEST,
    /** With the records that come from then on. Nothing is told of those before. */
    LATEST,
    /** Nowhere: {@link StreamingClient#run} fails, so that nothing is read twice or skipped unnoticed. */
    FAIL;

    AutoOffsetReset reset() {
        return switch (this) {
            case EARLIEST -> AutoOffsetReset.earliest();
            case LATEST -> AutoOffsetReset.latest();
            case FAIL -> AutoOffsetReset.none();
        };
    }
}
