package io.pitwall.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row as maps of what is there: the slow, obvious model that columns are compared with.
 *
 * @param cells values by kind and name; a number as its raw bits
 */
public record PlainRow(long timeNs, Map<String, String> tags, Map<String, Object> cells) {

    public static List<PlainRow> of(ParameterData data) {
        List<PlainRow> rows = new ArrayList<>();
        for (int row = 0; row < data.rowCount(); row++) {
            Map<String, String> tags = new TreeMap<>();
            for (TextColumn tag : data.tags()) {
                String value = tag.at(row);
                if (value != null) {
                    tags.put(tag.name(), value);
                }
            }
            Map<String, Object> cells = new TreeMap<>();
            for (Column column : data.parameters()) {
                Object value = valueOf(column, row);
                if (value != null) {
                    cells.put(column.kind() + " " + column.name(), value);
                }
            }
            rows.add(new PlainRow(data.timeNs(row), tags, cells));
        }
        return rows;
    }

    private static @Nullable Object valueOf(Column column, int row) {
        if (!column.has(row)) {
            return null;
        }
        if (column instanceof NumberColumn numbers) {
            return Double.doubleToRawLongBits(numbers.at(row));
        }
        if (column instanceof TextColumn texts) {
            return texts.at(row);
        }
        ByteBuffer bytes = ((BinaryColumn) column).at(row);
        return bytes;
    }

    /** Rows of equal time and tags as one where the first stood, with the latest of the values that are there. */
    public static List<PlainRow> merged(List<PlainRow> rows) {
        Map<List<Object>, PlainRow> merged = new LinkedHashMap<>();
        for (PlainRow row : rows) {
            merged.computeIfAbsent(
                            List.of(row.timeNs, row.tags), key -> new PlainRow(row.timeNs, row.tags, new TreeMap<>()))
                    .cells
                    .putAll(row.cells);
        }
        return List.copyOf(merged.values());
    }
}
