package io.pitwall.serdes.fragments;

import static java.util.Objects.requireNonNull;

/** A whole record that waits for an incomplete message before it. */
public final class HeldRecord implements Held {

    private final RawRecord record;

    public HeldRecord(RawRecord record) {
        this.record = requireNonNull(record, "record");
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public long heapBytes() {
        return record.heapBytes();
    }

    @Override
    public RawRecord record() {
        return record;
    }
}
