package io.pitwall.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.pitwall.data.Row;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The predicates that the cases of {@code buffer.json} are written with. */
final class VectorPredicates {

    private VectorPredicates() {}

    static Predicate<Row> onRow(JsonNode json) {
        BufferVectors.refuseUnknown(json, Set.of("op", "param", "tag", "value"), "predicate on a row");
        String parameter = json.path("param").asText();
        String tag = json.path("tag").asText();
        JsonNode value = json.path("value");
        return switch (json.path("op").asText()) {
            case "numeric_eq" -> {
                double number = Double.parseDouble(value.asText());
                yield row -> row.number(parameter) == number;
            }
            case "numeric_gt" -> {
                double number = Double.parseDouble(value.asText());
                yield row -> row.number(parameter) > number;
            }
            case "string_eq" -> {
                String text = textOrNull(value);
                yield row -> Objects.equals(row.text(parameter), text);
            }
            case "tag_eq" -> {
                String text = textOrNull(value);
                yield row -> Objects.equals(row.tag(tag), text);
            }
            case "const" -> {
                boolean constant = value.asBoolean();
                yield row -> constant;
            }
            default -> throw new AssertionError("unknown predicate on a row: " + json);
        };
    }

    static Predicate<HeldRows> onHeldRows(JsonNode json) {
        BufferVectors.refuseUnknown(json, Set.of("op", "value", "pred"), "predicate on what is held");
        int count = json.path("value").asInt();
        boolean constant = json.path("value").asBoolean();
        return switch (json.path("op").asText()) {
            case "row_count_eq" -> held -> held.rowCount() == count;
            case "row_count_ge" -> held -> held.rowCount() >= count;
            case "const" -> held -> constant;
            case "first_row" -> {
                Predicate<Row> predicate = onRow(json.path("pred"));
                yield held -> predicate.test(held.first());
            }
            case "last_row" -> {
                Predicate<Row> predicate = onRow(json.path("pred"));
                yield held -> predicate.test(held.last());
            }
            case "any_row" -> {
                Predicate<Row> predicate = onRow(json.path("pred"));
                yield held -> isAny(held, predicate);
            }
            default -> throw new AssertionError("unknown predicate on what is held: " + json);
        };
    }

    private static boolean isAny(HeldRows held, Predicate<Row> predicate) {
        for (int row = 0; row < held.rowCount(); row++) {
            if (predicate.test(held.row(row))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String textOrNull(JsonNode value) {
        return value.isNull() ? null : value.asText();
    }
}
