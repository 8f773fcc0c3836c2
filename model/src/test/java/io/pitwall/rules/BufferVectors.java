package io.pitwall.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.PlainRow;
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
 * The cases of {@code buffer.json}: how the buffers of the Quix Streaming SDK behave, with its defects mended.
 *
 * <p>Read from {@code vectors/} of the test resources, or from the folder that {@code -Dpitwall.vectors} names. What a case
 * has that is not known here is an error, never skipped.
 */
final class BufferVectors {

    private static final Set<String> CASE_FIELDS = Set.of(
            "id", "kind", "source", "confidence", "note", "config", "steps", "expected", "sdk_defect", "sdk_actual");
    private static final Set<String> ROW_FIELDS = Set.of("t", "n", "s", "b", "tags");

    private BufferVectors() {}

    /** One case. */
    record Case(String id, JsonNode config, JsonNode steps, List<Released> expected) {

        static Case of(JsonNode json) {
            refuseUnknown(json, CASE_FIELDS, "case");
            List<Released> expected = new ArrayList<>();
            for (JsonNode packet : json.path("expected")) {
                refuseUnknown(packet, Set.of("step", "rows"), "expected packet");
                expected.add(new Released(packet.path("step").asInt(), PlainRow.of(data(packet.path("rows"), 0))));
            }
            return new Case(json.path("id").asText(), json.path("config"), json.path("steps"), expected);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** A packet and the step of the case during which it was released. */
    record Released(int step, List<PlainRow> rows) {}

    static boolean areHandedOut() {
        return System.getProperty("pitwall.vectors") == null;
    }

    static List<Case> timeseriesBufferCases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode json : read().path("cases")) {
            if (json.path("kind").asText().equals("timeseries_buffer")) {
                cases.add(Case.of(json));
            }
        }
        return cases;
    }

    private static JsonNode read() {
        String folder = System.getProperty("pitwall.vectors");
        try (InputStream in = folder == null
                ? Objects.requireNonNull(BufferVectors.class.getResourceAsStream("/vectors/buffer.json"))
                : Files.newInputStream(Path.of(folder, "buffer.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void refuseUnknown(JsonNode json, Set<String> known, String what) {
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new AssertionError("unknown field '" + field + "' of a " + what + ": " + json);
            }
        });
    }

    /** Rows as data; their times count from the epoch. A cell that is null is missing. */
    static ParameterData data(JsonNode rows, long epochNs) {
        ParameterDataBuilder data = ParameterData.builder();
        for (JsonNode row : rows) {
            refuseUnknown(row, ROW_FIELDS, "row");
            data.row(epochNs + row.path("t").asLong());
            row.path("n").properties().forEach(cell -> {
                if (!cell.getValue().isNull()) {
                    // What JSON has no number for is written as text: "NaN".
                    data.put(cell.getKey(), Double.parseDouble(cell.getValue().asText()));
                }
            });
            row.path("s").properties().forEach(cell -> {
                if (!cell.getValue().isNull()) {
                    data.put(cell.getKey(), cell.getValue().asText());
                }
            });
            row.path("b").properties().forEach(cell -> {
                if (!cell.getValue().isNull()) {
                    data.put(
                            cell.getKey(),
                            Base64.getDecoder().decode(cell.getValue().asText()));
                }
            });
            row.path("tags").properties().forEach(cell -> {
                if (!cell.getValue().isNull()) {
                    data.tag(cell.getKey(), cell.getValue().asText());
                }
            });
        }
        return data.build();
    }
}
