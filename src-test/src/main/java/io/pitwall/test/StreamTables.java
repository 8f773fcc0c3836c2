package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.data.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link TextTable} of several streams: its tag {@code stream#} says of which stream a row is. */
public final class StreamTables {

    /** The name of that tag. */
    static final String TAG = "stream";

    private StreamTables() {}

    /** Consecutive rows of one stream. */
    public record Part(String streamId, ParameterData rows) {}

    /**
     * The parts of a table, in order, without the tag.
     *
     * @throws IllegalArgumentException if a row has no stream
     */
    public static List<Part> parts(String table) {
        ParameterData data = TextTable.parse(table);
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= data.rowCount(); row++) {
            if (row == data.rowCount() || !streamId(data, row).equals(streamId(data, from))) {
                parts.add(new Part(streamId(data, from), withoutTag(data.slice(from, row))));
                from = row;
            }
        }
        return parts;
    }

    private static String streamId(ParameterData data, int row) {
        TextColumn tag = data.tag(TAG);
        @Nullable String id = tag == null ? null : tag.at(row);
        if (id == null) {
            throw new IllegalArgumentException(
                    "row " + (row + 1) + " of the table does not say of which stream it is: a table"
                            + " of several streams has a column " + TAG + "# with a value in every row");
        }
        return id;
    }

    private static ParameterData withoutTag(ParameterData data) {
        return ParameterData.wrap(
                data.timesNs(),
                data.parameters(),
                data.tags().stream().filter(tag -> !tag.name().equals(TAG)).toList());
    }
}
