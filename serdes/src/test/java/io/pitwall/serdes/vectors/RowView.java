package io.pitwall.serdes.vectors;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows as newer Python has them: cells that are missing are null or left out, bytes are base64. */
public final class RowView {

    private RowView() {}

    public static boolean isIn(JsonNode decoded) {
        return decoded.has("rows");
    }

    /** The rows as a case has them. */
    public static List<Map<String, Object>> of(JsonNode decoded) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode row : decoded.path("rows")) {
            Map<String, Object> cells = new TreeMap<>();
            for (Map.Entry<String, JsonNode> cell : row.properties()) {
                JsonNode value = cell.getValue();
                if (cell.getKey().equals("Timestamp")) {
                    cells.put("Timestamp", value.asLong());
                } else if (value.isObject()) {
                    value.properties()
                            .forEach(tag -> cells.put(
                                    "tag " + tag.getKey(), tag.getValue().asText()));
                } else if (value.isNumber()) {
                    cells.put(cell.getKey(), value.asDouble());
                } else if (!value.isNull()) {
                    cells.put(cell.getKey(), value.asText());
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    public static List<Map<String, Object>> of(ParameterData data) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < data.rowCount(); row++) {
            Map<String, Object> cells = new TreeMap<>(Map.of("Timestamp", data.timeNs(row)));
            for (Column column : data.parameters()) {
                if (column.has(row)) {
                    cells.put(column.name(), cell(column, row));
                }
            }
            for (TextColumn tag : data.tags()) {
                if (tag.has(row)) {
                    cells.put("tag " + tag.name(), cell(tag, row));
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Object cell(Column column, int row) {
        if (column instanceof NumberColumn numbers) {
            return numbers.at(row);
        }
        if (column instanceof BinaryColumn binaries) {
            ByteBuffer cell = requireNonNull(binaries.at(row));
            byte[] bytes = new byte[cell.remaining()];
            cell.duplicate().get(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
        return String.valueOf(((TextColumn) column).at(row));
    }
}
