package io.pitwall.serdes.fragments;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Cuts in the header form. */
record HeaderFormCutter(RecordLimit limit, Supplier<UUID> ids) implements FragmentCutter {

    private static final byte[] ANY_ID = new byte[16];

    @Override
    public List<CutRecord> cut(byte @Nullable [] key, byte[] value, Headers headers) {
        if (HeaderForm.isIn(headers)) {
            throw new IllegalArgumentException(
                    "the message is itself a fragment: it has the headers of one; join it before it is cut again");
        }
        if (limit.admits(key, value, headers)) {
            return List.of(new CutRecord(value, headers));
        }
        int room = limit.roomForValue(key, HeaderForm.write(headers, ANY_ID, 0, 1));
        if (room < 1) {
            throw new RecordTooLargeException("a record may have " + limit.bytes()
                    + " bytes; key and headers leave no room for a slice of the message (" + value.length + " bytes)");
        }
        byte[] id = bytes(ids.get());
        int count = 1 + (value.length - 1) / room;
        List<CutRecord> records = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int from = index * room;
            int to = from + Math.min(room, value.length - from);
            records.add(
                    new CutRecord(Arrays.copyOfRange(value, from, to), HeaderForm.write(headers, id, index, count)));
        }
        return records;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
