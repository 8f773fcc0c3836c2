package io.pitwall.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.TextTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The cases of {@code buffer.json} on leading-edge buffers.
 *
 * <p>Read from {@code vectors/} of the test resources, or from the folder that {@code -Dpitwall.vectors} names. What a case
 * has that is not known here is an error, never skipped.
 */
final class LeadingEdgeVectors {

    private static final Set<String> CASE_FIELDS = Set.of(
            "id",
            "kind",
            "source",
            "confidence",
            "note",
            "config",
            "steps",
            "expected",
            "sdk_defect",
            "sdk_actual",
            "unordered_within_equal_timestamps");

    private LeadingEdgeVectors() {}

    /** One case. */
    record Case(String id, boolean isByTimeAlone, JsonNode config, JsonNode steps, List<Released> expected) {

        static Case of(JsonNode json) {
            refuseUnknown(json, CASE_FIELDS, "case");
            List<Released> expected = new ArrayList<>();
            for (JsonNode release : json.path("expected")) {
                refuseUnknown(release, Set.of("step", "event", "rows"), "expected release");
                ParameterDataBuilder rows = ParameterData.builder();
                for (JsonNode row : release.path("rows")) {
                    add(rows, row);
                }
                expected.add(Released.of(
                        release.path("step").asInt(), release.path("event").asText(), rows.build()));
            }
            return new Case(
                    json.path("id").asText(),
                    json.path("kind").asText().equals("leading_edge_time"),
                    json.path("config"),
                    json.path("steps"),
                    expected);
        }

        private static void add(ParameterDataBuilder rows, JsonNode row) {
            refuseUnknown(row, Set.of("t", "n", "s", "b", "tags"), "row");
            rows.row(row.path("t").asLong());
            row.path("n").properties().forEach(cell -> rows.put(cell.getKey(), number(cell.getValue())));
            row.path("s")
                    .properties()
                    .forEach(cell -> rows.put(cell.getKey(), cell.getValue().asText()));
            row.path("b").properties().forEach(cell -> rows.put(cell.getKey(), bytes(cell.getValue())));
            row.path("tags")
                    .properties()
                    .forEach(cell -> rows.tag(cell.getKey(), cell.getValue().asText()));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Rows that left the buffer, each as a table; the order of rows of one time is not said. */
    record Released(int step, String event, List<String> rows) {

        static Released of(int step, String event, ParameterData data) {
            if (!Set.of("publish", "backfill").contains(event)) {
                throw new AssertionError("unknown event '" + event + "'");
            }
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < data.rowCount(); row++) {
                rows.add(TextTable.print(data.slice(row, row + 1).withoutEmptyColumns()));
            }
            for (int row = 1; row < data.rowCount(); row++) {
                if (data.timeNs(row) < data.timeNs(row - 1)) {
                    throw new AssertionError("not in order of time: " + rows);
                }
            }
            rows.sort(null);
            return new Released(step, event, rows);
        }
    }

    static boolean areHandedOut() {
        return System.getProperty("pitwall.vectors") == null;
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode json : read().path("cases")) {
            if (json.path("kind").asText().startsWith("leading_edge")) {
                cases.add(Case.of(json));
            }
        }
        return cases;
    }

    private static JsonNode read() {
        String folder = System.getProperty("pitwall.vectors");
        try (InputStream in = folder == null
                ? Objects.requireNonNull(LeadingEdgeVectors.class.getResourceAsStream("/vectors/buffer.json"))
                : Files.newInputStream(Path.of(folder, "buffer.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What JSON has no number for is written as text: "NaN". */
    static double number(JsonNode value) {
        return Double.parseDouble(value.asText());
    }

    static byte[] bytes(JsonNode value) {
        return Base64.getDecoder().decode(value.asText());
    }

    static void refuseUnknown(JsonNode json, Set<String> known, String what) {
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new AssertionError("unknown field '" + field + "' of a " + what + ": " + json);
            }
        });
    }
}
