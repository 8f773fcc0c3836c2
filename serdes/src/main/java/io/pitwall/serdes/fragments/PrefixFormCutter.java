package io.pitwall.serdes.fragments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Cuts in the prefix form. */
record PrefixFormCutter(RecordLimit limit, IntSupplier ids) implements FragmentCutter {

    @Override
    public List<CutRecord> cut(byte @Nullable [] key, byte[] value, Headers headers) {
        if (PrefixForm.isIn(headers, value)) {
            throw new IllegalArgumentException(
                    "the message is itself a fragment, or readers would take it for one: it starts with the prefix");
        }
        if (PrefixForm.isRuledOutBy(headers)) {
            throw new IllegalArgumentException(
                    "the headers name the model of the message, so readers would not look for"
                            + " a prefix; the header form goes with them");
        }
        if (limit.admits(key, value, headers)) {
            return List.of(new CutRecord(value, headers));
        }
        int room = Math.max(0, limit.roomForValue(key, headers) - PrefixForm.PREFIX_BYTES);
        long roomOfAll = (long) room * PrefixForm.MAX_COUNT;
        if (roomOfAll < Math.max(1, value.length)) {
            throw new RecordTooLargeException("the message has " + value.length + " bytes; records of " + limit.bytes()
                    + " bytes take at most " + roomOfAll + " with this key and headers, " + PrefixForm.MAX_COUNT
                    + " parts in the prefix form");
        }
        int id = ids.getAsInt();
        int count = 1 + (value.length - 1) / room;
        List<CutRecord> records = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int from = index * room;
            int to = from + Math.min(room, value.length - from);
            records.add(new CutRecord(PrefixForm.write(id, index, count, value, from, to), headers));
        }
        return records;
    }
}
