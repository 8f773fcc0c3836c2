package io.pitwall.serdes.packed;

import io.pitwall.data.Column;
import io.pitwall.data.ParameterData;
import io.pitwall.serdes.packed.ColumnHeader.Entry;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which data have their columns, where the block has them in another one: sensors that are joined by time take
 * turns to be first, and with the columns in one order their names and heads are the same from record to record.
 *
 * <pre>
 * order := length 2 entry*          length in bytes, a varint; stands before the header
 * entry := varint                   which entry of the header a column is: parameters in their order, then tags; each comes once
 * </pre>
 */
final class ColumnOrder {

    private static final int FORM = 2;

    private ColumnOrder() {}

    /** The order of data whose columns are those of a header, or null where they are others. */
    static int @Nullable [] of(ParameterData data, ColumnHeader header) {
        List<Entry> entries = header.entries();
        int parameters = data.parameters().size();
        if (parameters + data.tags().size() != entries.size()) {
            return null;
        }
        Map<Entry, Integer> entryOf = new HashMap<>(2 * entries.size());
        for (int i = 0; i < entries.size(); i++) {
            entryOf.put(entries.get(i), i);
        }
        int[] order = new int[entries.size()];
        for (int i = 0; i < order.length; i++) {
            boolean tag = i >= parameters;
            Column column =
                    tag ? data.tags().get(i - parameters) : data.parameters().get(i);
            Integer entry = entryOf.get(ColumnHeader.entryOf(column, tag));
            if (entry == null) {
                return null;
            }
            order[i] = entry;
        }
        return order;
    }

    static void write(int[] order, ByteSink out) {
        int length = 1;
        for (int entry : order) {
            length += ByteSink.varintSize(entry);
        }
        out.putVarint(length);
        out.putByte(FORM);
        for (int entry : order) {
            out.putVarint(entry);
        }
    }

    /** Checks and reads an order as far as that can be without its header; null, and nothing is read, where none is next. */
    static int @Nullable [] readIfNext(ByteSource in) {
        ByteSource ahead = in.copy();
        int length = ahead.takeCount(ahead.remaining(), "the length of the header");
        if (length == 0 || ahead.takeByte("the form of the header") != FORM) {
            return null;
        }
        in.skipVarint("the length of the header");
        ByteSource order = in.part(length, "the order of columns");
        int unused = order.takeByte("the form of the header");
        int[] entries = new int[length - 1];
        int count = 0;
        while (order.remaining() > 0) {
            entries[count++] = order.takeCount(Integer.MAX_VALUE, "an entry in the order of columns");
        }
        return Arrays.copyOf(entries, count);
    }

    /** The header with its columns in an order that was read, which is refused if it does not have each entry once. */
    static ColumnHeader apply(int[] order, ColumnHeader header, ByteSource in) {
        boolean[] seen = new boolean[header.entries().size()];
        boolean isOrder = order.length == seen.length;
        for (int i = 0; i < order.length && isOrder; i++) {
            isOrder = order[i] < seen.length && !seen[order[i]];
            if (isOrder) {
                seen[order[i]] = true;
            }
        }
        if (!isOrder) {
            throw in.expected(
                    "an order with each of " + seen.length + " columns once before the header that ends here");
        }
        return header.inOrder(order);
    }
}
