package io.pitwall.serdes.fragments;

import io.pitwall.serdes.UnreadableMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The header form as bytes; its grammar stands in the package's documentation. */
final class HeaderForm {

    private static final String ID = "__Q_SplitMessageId";
    private static final String COUNT = "__Q_SplitMessageCount";
    private static final String INDEX = "__Q_SplitMessageIndex";
    private static final List<String> NAMES = List.of(ID, COUNT, INDEX);
    private static final int ID_BYTES = 16;

    private HeaderForm() {}

    static boolean isIn(Headers headers) {
        // Asked of every record that is read.
        return headers.lastHeader(ID) != null || headers.lastHeader(COUNT) != null || headers.lastHeader(INDEX) != null;
    }

    static Fragment read(Headers headers, byte @Nullable [] value) {
        byte[] id = only(headers, ID, ID_BYTES);
        int count = number(headers, COUNT);
        int index = number(headers, INDEX);
        if (count < 1) {
            throw unreadable("expected a count of at least 1 in " + COUNT + ", but it is " + count);
        }
        if (index < 0 || index >= count) {
            throw unreadable("expected an index from 0 to " + (count - 1) + " in " + INDEX + ", but it is " + index);
        }
        if (value == null) {
            throw unreadable("expected a slice of the message, but the record has no value");
        }
        return new Fragment(new FragmentId(FragmentForm.HEADERS, Bytes.wrap(id)), index, count, value);
    }

    private static int number(Headers headers, String name) {
        return ByteBuffer.wrap(only(headers, name, Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private static byte[] only(Headers headers, String name, int length) {
        Iterator<Header> found = headers.headers(name).iterator();
        if (!found.hasNext()) {
            throw unreadable("expected a header " + name + " of " + length + " bytes, but there is none");
        }
        byte[] value = found.next().value();
        if (found.hasNext()) {
            throw unreadable("expected one header " + name + ", but there are several");
        }
        if (value == null || value.length != length) {
            throw unreadable("expected a header " + name + " of " + length + " bytes, but it has "
                    + (value == null ? "no value" : value.length));
        }
        return value;
    }

    private static UnreadableMessageException unreadable(String expectation) {
        return new UnreadableMessageException("fragment, header form: " + expectation);
    }

    static Headers write(Headers original, byte[] id, int index, int count) {
        return new RecordHeaders(original.toArray())
                .add(ID, id)
                .add(COUNT, littleEndian(count))
                .add(INDEX, littleEndian(index));
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    /** The headers that the message had before it was cut. */
    static Headers without(Headers headers) {
        RecordHeaders original = new RecordHeaders(headers.toArray());
        NAMES.forEach(original::remove);
        return original;
    }
}
