package io.pitwall.serdes.fragments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The cases of {@code wire.json}, from the test resources or the folder that {@code -Dpitwall.vectors} names. */
final class WireVectors {

    private WireVectors() {}

    /** One case. */
    record Case(JsonNode json) {

        String id() {
            return json.path("id").asText();
        }

        String key() {
            return json.path("kafka_key").asText();
        }

        String expect() {
            return json.path("expect").asText();
        }

        byte[] value() {
            return Base64.getDecoder().decode(json.path("value_base64").asText());
        }

        RecordHeaders headers() {
            RecordHeaders headers = new RecordHeaders();
            for (JsonNode header : json.path("headers")) {
                headers.add(
                        header.path("key").asText(),
                        Base64.getDecoder().decode(header.path("value_base64").asText()));
            }
            return headers;
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static List<Case> all() throws IOException {
        String folder = System.getProperty("pitwall.vectors");
        try (InputStream in = folder == null
                ? WireVectors.class.getResourceAsStream("/vectors/wire.json")
                : Files.newInputStream(Path.of(folder, "wire.json"))) {
            List<Case> cases = new ArrayList<>();
            for (JsonNode json : new ObjectMapper().readTree(in).path("vectors")) {
                cases.add(new Case(json));
            }
            return cases;
        }
    }

    /** Why the joiner has no part in a case; empty for the cases that are about fragments. */
    static Optional<String> reasonToSkip(Case vector) {
        return switch (vector.expect()) {
            case "pending", "merged", "discarded" -> Optional.empty();
            case "decoded", "raw", "error" -> Optional.of("one record, not cut: about what its bytes mean");
            case "ignored" -> Optional.of("dropped for its key, before anything is joined");
            default -> Optional.of("unknown expectation " + vector.expect());
        };
    }
}
