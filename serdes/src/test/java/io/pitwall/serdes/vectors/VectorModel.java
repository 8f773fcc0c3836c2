package io.pitwall.serdes.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.Presence;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code decoded} of a case as our messages: the same statement, made without the code under test. */
public final class VectorModel {

    private VectorModel() {}

    /** What the case says that the record is; not for {@link RowView}s. */
    public static StreamMessage message(WireCase vector) {
        String model = vector.model();
        JsonNode decoded = vector.decoded();
        if (decoded.isArray()) {
            return events(decoded);
        }
        return switch (model) {
            case "ParameterData", "TimeseriesData" -> timeseries(decoded);
            case "StreamProperties" -> properties(decoded);
            case "ParameterDefinitions" -> parameterDefinitions(decoded);
            case "EventDefinitions" -> eventDefinitions(decoded);
            case "StreamEnd" ->
                new StreamEnd(StreamEnd.Type.valueOf(
                        upper(decoded.path("StreamEndType").asText("Closed"))));
            default -> throw new IllegalArgumentException("a case of model '" + model + "': " + decoded);
        };
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    /** Our events have no nulls. */
    private static String textOrEmpty(JsonNode node) {
        String text = textOrNull(node);
        return text == null ? "" : text;
    }

    private static ParameterData timeseries(JsonNode decoded) {
        long epoch = decoded.path("Epoch").asLong();
        JsonNode timestamps = decoded.path("Timestamps");
        long[] times = new long[timestamps.size()];
        for (int row = 0; row < times.length; row++) {
            times[row] = epoch + timestamps.get(row).asLong();
        }
        List<Column> parameters = new ArrayList<>();
        columns(decoded, "NumericValues")
                .forEach(column -> parameters.add(numbers(column.getKey(), column.getValue())));
        columns(decoded, "StringValues").forEach(column -> parameters.add(texts(column.getKey(), column.getValue())));
        columns(decoded, "BinaryValues")
                .forEach(column -> parameters.add(binaries(column.getKey(), column.getValue())));
        List<TextColumn> tags = new ArrayList<>();
        columns(decoded, "TagValues").stream()
                .filter(tag -> times.length > 0 || tag.getValue().isEmpty())
                .forEach(tag -> tags.add(texts(tag.getKey(), tag.getValue())));
        return ParameterData.wrap(times, parameters, tags);
    }

    /** Without those that are null: they have no cells. */
    private static List<Map.Entry<String, JsonNode>> columns(JsonNode decoded, String map) {
        return decoded.path(map).properties().stream()
                .filter(column -> !column.getValue().isNull())
                .toList();
    }

    private static NumberColumn numbers(String name, JsonNode cells) {
        double[] values = new double[cells.size()];
        long[] present = Presence.noneOf(values.length);
        for (int row = 0; row < values.length; row++) {
            if (!cells.get(row).isNull()) {
                // NaN and the infinities are texts.
                values[row] = Double.parseDouble(cells.get(row).asText());
                Presence.mark(present, row);
            }
        }
        return NumberColumn.wrap(name, values, Presence.ofBits(present));
    }

    private static TextColumn texts(String name, JsonNode cells) {
        List<@Nullable String> values = new ArrayList<>();
        cells.forEach(cell -> values.add(textOrNull(cell)));
        return TextColumn.wrap(name, values.toArray(new @Nullable String[0]));
    }

    private static BinaryColumn binaries(String name, JsonNode cells) {
        byte[] @Nullable [] values = new byte[cells.size()][];
        for (int row = 0; row < values.length; row++) {
            values[row] = cells.get(row).isNull()
                    ? null
                    : Base64.getDecoder().decode(cells.get(row).asText());
        }
        return BinaryColumn.wrap(name, values);
    }

    private static EventBatch events(JsonNode decoded) {
        List<EventData> events = new ArrayList<>();
        for (JsonNode event : decoded) {
            events.add(new EventData(
                    event.path("Timestamp").asLong(),
                    textOrEmpty(event.path("Id")),
                    textOrEmpty(event.path("Value")),
                    map(event.path("Tags"))));
        }
        return new EventBatch(events);
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            // Nor are there names without a text.
            if (!entry.getValue().isNull()) {
                map.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return map;
    }

    private static StreamProperties properties(JsonNode decoded) {
        List<String> parents = new ArrayList<>();
        for (JsonNode parent : decoded.path("Parents")) {
            if (!parent.isNull()) {
                parents.add(parent.asText());
            }
        }
        return new StreamProperties(
                textOrNull(decoded.path("Name")),
                textOrNull(decoded.path("Location")),
                map(decoded.path("Metadata")),
                parents,
                instant(textOrNull(decoded.path("TimeOfRecording"))));
    }

    private static @Nullable Instant instant(@Nullable String time) {
        if (time == null) {
            return null;
        }
        boolean hasOffset = time.endsWith("Z") || time.matches(".*[+-]\\d\\d:\\d\\d");
        return hasOffset
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    }

    private interface OfDefinition<D> {
        D at(String location, JsonNode definition);
    }

    private static <D> void walk(
            JsonNode node,
            String location,
            String groupsName,
            String listName,
            List<D> definitions,
            List<DefinitionGroup> groups,
            OfDefinition<D> of) {
        node.path(listName).forEach(definition -> definitions.add(of.at(location, definition)));
        for (JsonNode group : node.path(groupsName)) {
            String path = location + "/" + group.path("Name").asText();
            boolean isEmpty =
                    group.path("ChildGroups").isEmpty() && group.path(listName).isEmpty();
            if (isEmpty || group.hasNonNull("Description") || group.hasNonNull("CustomProperties")) {
                groups.add(new DefinitionGroup(
                        path, textOrNull(group.path("Description")), textOrNull(group.path("CustomProperties"))));
            }
            walk(group, path, "ChildGroups", listName, definitions, groups, of);
        }
    }

    private static ParameterDefinitions parameterDefinitions(JsonNode decoded) {
        List<ParameterDefinition> definitions = new ArrayList<>();
        List<DefinitionGroup> groups = new ArrayList<>();
        walk(decoded, "", "ParameterGroups", "Parameters", definitions, groups, (location, definition) -> {
            JsonNode minimum = definition.path("MinimumValue");
            JsonNode maximum = definition.path("MaximumValue");
            return new ParameterDefinition(
                    definition.path("Id").asText(),
                    location,
                    textOrNull(definition.path("Name")),
                    textOrNull(definition.path("Description")),
                    minimum.isNumber() ? Double.valueOf(minimum.asDouble()) : null,
                    maximum.isNumber() ? Double.valueOf(maximum.asDouble()) : null,
                    textOrNull(definition.path("Unit")),
                    textOrNull(definition.path("Format")),
                    textOrNull(definition.path("CustomProperties")));
        });
        return new ParameterDefinitions(definitions, groups);
    }

    private static EventDefinitions eventDefinitions(JsonNode decoded) {
        List<EventDefinition> definitions = new ArrayList<>();
        List<DefinitionGroup> groups = new ArrayList<>();
        walk(
                decoded,
                "",
                "EventGroups",
                "Events",
                definitions,
                groups,
                (location, definition) -> new EventDefinition(
                        definition.path("Id").asText(),
                        location,
                        textOrNull(definition.path("Name")),
                        textOrNull(definition.path("Description")),
                        textOrNull(definition.path("CustomProperties")),
                        EventLevel.valueOf(upper(definition.path("Level").asText("Information")))));
        return new EventDefinitions(definitions, groups);
    }
}
