package io.pitwall.state;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.PackedFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows as stored: parameter data in the packed format, in pieces that are a good deal smaller than a changelog record
 * may be. What an earlier version stored in the plain format is read too; the first bytes tell.
 *
 * <p>A value in the packed format is a prefix, the same of all of them, the length of a block and the block; what heads have of a
 * few rows is the block. In heads of an earlier version it is the body, which begins with the length.
 */
final class StoredRows {

    /** Rows of about this many bytes of heap go into one piece; encoded they take less. */
    private static final long PIECE_BYTES = 256 * 1024;

    /** Limits what joining columns of few bytes and many rows takes on the heap. */
    private static final long PIECE_CELLS = 64 * 1024;

    private final PackedFormat format = new PackedFormat();

    /** The rows of these data, in order, as one or more values. */
    List<byte[]> encode(List<ParameterData> added) {
        if (added.size() == 1) {
            return List.of(format.encode(added.get(0)));
        }
        return cut(added).stream().map(this::encodeAsOne).toList();
    }

    /** Data that go into one value. */
    byte[] encodeAsOne(List<ParameterData> added) {
        return format.encode(added.size() == 1 ? added.get(0) : ParameterData.concat(added));
    }

    /** These data, in order, in parts that each go into one value. */
    static List<List<ParameterData>> cut(List<ParameterData> added) {
        List<List<ParameterData>> parts = new ArrayList<>(1);
        int from = 0;
        long bytes = 0;
        long cells = 0;
        for (int i = 0; i < added.size(); i++) {
            ParameterData data = added.get(i);
            bytes += data.approximateBytes();
            cells += (long) data.rowCount()
                    * (1 + data.parameters().size() + data.tags().size());
            if (bytes >= PIECE_BYTES || cells >= PIECE_CELLS || i == added.size() - 1) {
                parts.add(added.subList(from, i + 1));
                from = i + 1;
                bytes = 0;
                cells = 0;
            }
        }
        return parts;
    }

    /** Where the block of a value begins; 0 if it is not in the packed format. */
    int blockAt(byte[] value) {
        return format.blockAt(value);
    }

    /** @param where for the message, should these be no rows */
    ParameterData decode(byte[] stored, String where) {
        return rows(() -> format.decode(stored), where);
    }

    /** The rows of a body, which goes from {@code from} to the end. */
    ParameterData decodeBody(byte[] stored, int from, String where) {
        return rows(() -> format.decodeBody(format.schema(), stored, from), where);
    }

    /** The rows of a block, which goes from {@code from} to the end. */
    ParameterData decodeBlock(byte[] stored, int from, String where) {
        return rows(() -> format.decodeBlock(stored, from), where);
    }

    private static ParameterData rows(Supplier<StreamMessage> decoding, String where) {
        StreamMessage message;
        try {
            message = decoding.get();
        } catch (UnreadableMessageException e) {
            throw new UnreadableStateException(where + " of a stored buffer: " + e.getMessage(), e);
        }
        if (message instanceof ParameterData data) {
            return data;
        }
        throw new UnreadableStateException(where + " of a stored buffer holds a "
                + message.getClass().getSimpleName() + " where rows were expected");
    }
}
