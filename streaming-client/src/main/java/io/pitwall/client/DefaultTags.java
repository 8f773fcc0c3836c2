package io.pitwall.client;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives tags to every row and event that does not have them itself. */
final class DefaultTags {

    private DefaultTags() {}

    static ParameterData filled(ParameterData rows, Map<String, String> defaults) {
        if (defaults.isEmpty()) {
            return rows;
        }
        ParameterData filled = rows;
        for (Map.Entry<String, String> tag : defaults.entrySet()) {
            filled = filled(filled, tag.getKey(), tag.getValue());
        }
        return filled;
    }

    private static ParameterData filled(ParameterData rows, String name, String value) {
        TextColumn own = rows.tag(name);
        @Nullable String[] cells = new @Nullable String[rows.rowCount()];
        if (own == null) {
            Arrays.fill(cells, value);
            return rows.withTag(TextColumn.wrap(name, cells));
        }
        boolean isChanged = false;
        for (int row = 0; row < cells.length; row++) {
            cells[row] = own.at(row);
            if (cells[row] == null) {
                cells[row] = value;
                isChanged = true;
            }
        }
        return isChanged ? rows.withTag(TextColumn.wrap(name, cells)) : rows;
    }

    static EventBatch filled(EventBatch batch, Map<String, String> defaults) {
        return defaults.isEmpty()
                ? batch
                : new EventBatch(batch.events().stream()
                        .map(event -> filled(event, defaults))
                        .toList());
    }

    private static EventData filled(EventData event, Map<String, String> defaults) {
        Map<String, String> tags = new LinkedHashMap<>(defaults);
        tags.putAll(event.tags());
        return new EventData(event.timeNs(), event.id(), event.value(), tags);
    }
}
