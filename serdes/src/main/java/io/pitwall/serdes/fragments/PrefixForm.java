package io.pitwall.serdes.fragments;

import io.pitwall.serdes.UnreadableMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;

/** The prefix form as bytes; its grammar stands in the package's documentation. */
final class PrefixForm {

    static final int PREFIX_BYTES = 10;

    /** The last index is a byte, and the SDK that invented the form stops at 254. */
    static final int MAX_COUNT = 255;

    private static final String MODEL_KEY = "__Q_ModelKey";
    private static final int ID_AT = 1;
    private static final int ID_BYTES = Integer.BYTES;
    private static final int INDEX_AT = 6;
    private static final int LAST_AT = 8;

    private PrefixForm() {}

    /** True for a value with the four marks; a record whose headers name its model was never cut in this form. */
    static boolean isIn(Headers headers, byte[] value) {
        return value.length >= PREFIX_BYTES
                && value[0] == '<'
                && value[5] == '/'
                && value[7] == '/'
                && value[9] == '>'
                && !isRuledOutBy(headers);
    }

    static boolean isRuledOutBy(Headers headers) {
        return headers.lastHeader(MODEL_KEY) != null;
    }

    static Fragment read(byte[] value) {
        int index = Byte.toUnsignedInt(value[INDEX_AT]);
        int last = Byte.toUnsignedInt(value[LAST_AT]);
        if (index > last) {
            throw new UnreadableMessageException("fragment, prefix form, byte " + INDEX_AT
                    + ": expected an index from 0 to " + last + ", the last index, but it is " + index);
        }
        byte[] id = Arrays.copyOfRange(value, ID_AT, ID_AT + ID_BYTES);
        byte[] slice = Arrays.copyOfRange(value, PREFIX_BYTES, value.length);
        return new Fragment(new FragmentId(FragmentForm.PREFIX, Bytes.wrap(id)), index, last + 1, slice);
    }

    static byte[] write(int id, int index, int count, byte[] message, int from, int to) {
        byte[] idBytes = ByteBuffer.allocate(ID_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(id)
                .array();
        return write(idBytes, index, count, message, from, to);
    }

    static byte[] write(byte[] id, int index, int count, byte[] message, int from, int to) {
        return ByteBuffer.allocate(PREFIX_BYTES + to - from)
                .put((byte) '<')
                .put(id)
                .put((byte) '/')
                .put((byte) index)
                .put((byte) '/')
                .put((byte) (count - 1))
                .put((byte) '>')
                .put(message, from, to - from)
                .array();
    }
}
