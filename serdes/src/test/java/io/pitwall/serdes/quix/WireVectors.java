package io.pitwall.serdes.quix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * The cases of {@code wire.json}: records of Quix topics and what they mean.
 *
 * <p>Read from {@code vectors/} of the test resources, or from the folder that {@code -Dpitwall.vectors} names.
 */
final class WireVectors {

    static final long RECORD_TIME_MS = 1_600_000_000_123L;

    private WireVectors() {}

    record Case(String id, JsonNode json) {

        String expect() {
            return json.path("expect").asText();
        }

        boolean isWritten() {
            return json.path("direction").asText().equals("both");
        }

        String text(String member) {
            return json.path(member).asText();
        }

        JsonNode decoded() {
            return json.path("decoded");
        }

        byte[] value() {
            return Base64.getDecoder().decode(text("value_base64"));
        }

        Headers headers() {
            Headers headers = new RecordHeaders();
            for (JsonNode header : json.path("headers")) {
                headers.add(
                        header.path("key").asText(),
                        Base64.getDecoder().decode(header.path("value_base64").asText()));
            }
            return headers;
        }

        ConsumerRecord<byte[], byte[]> kafkaRecord() {
            byte[] key = text("kafka_key").getBytes(StandardCharsets.UTF_8);
            return new ConsumerRecord<>(
                    "t",
                    0,
                    0,
                    RECORD_TIME_MS,
                    TimestampType.CREATE_TIME,
                    key.length,
                    value().length,
                    key,
                    value(),
                    headers(),
                    Optional.empty());
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode json : read().path("vectors")) {
            cases.add(new Case(json.path("id").asText(), json));
        }
        return cases;
    }

    private static JsonNode read() {
        String folder = System.getProperty("pitwall.vectors");
        try (InputStream in = folder == null
                ? Objects.requireNonNull(WireVectors.class.getResourceAsStream("/vectors/wire.json"))
                : Files.newInputStream(Path.of(folder, "wire.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a case needs more than one record read by itself, if so. */
    static Optional<String> notReadAloneBecause(Case vector) {
        return switch (vector.expect()) {
            case "merged", "discarded" -> Optional.of("parts of a split message are joined elsewhere");
            default -> Optional.empty();
        };
    }

    /** Why a case cannot be written by this package, if so. */
    static Optional<String> notWrittenBecause(Case vector) {
        if (!vector.isWritten()) {
            return Optional.of("its direction is to be read");
        }
        return vector.json().has("split") || Fragments.isFragment(vector.headers(), vector.value())
                ? Optional.of("messages are cut into parts elsewhere")
                : Optional.empty();
    }
}
