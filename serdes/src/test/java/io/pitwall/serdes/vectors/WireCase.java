package io.pitwall.serdes.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.pitwall.serdes.fragments.Fragment;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * One case: a record of a Quix topic and what it means.
 *
 * <p>The value is {@code value_base64}, {@code value_hex} or {@code value_text}; null is a tombstone.
 */
public record WireCase(JsonNode json) {

    public static final long RECORD_TIME_MS = 1_600_000_000_123L;

    /** About one record, and about records that are parts of a message. */
    private static final Set<String> ALONE = Set.of("decoded", "raw", "error", "ignored");

    private static final Set<String> PARTS = Set.of("pending", "merged", "discarded");

    public String id() {
        return json.path("id").asText();
    }

    public String expect() {
        return json.path("expect").asText();
    }

    /** True also for a part that is to be ignored because it came before. */
    public boolean isAboutParts() {
        return PARTS.contains(expect()) || (expect().equals("ignored") && Fragment.isIn(headers(), value()));
    }

    public boolean isWritten() {
        return json.path("direction").asText().equals("both");
    }

    public boolean isByteExact() {
        return json.path("byte_exact_output").asBoolean();
    }

    /** Empty if the case names none. */
    public String model() {
        return json.path("model").asText("");
    }

    /** Empty if the case names none. */
    public String codec() {
        return json.path("codec").asText("");
    }

    public JsonNode decoded() {
        return json.path("decoded");
    }

    /** What of the case has no meaning to these tests: it must fail, not be passed over. */
    public List<String> notUnderstood() {
        List<String> problems = new ArrayList<>();
        if (!ALONE.contains(expect()) && !PARTS.contains(expect())) {
            problems.add("the expectation " + json.path("expect"));
        }
        if (!Set.of("both", "decode").contains(json.path("direction").asText())) {
            problems.add("the direction " + json.path("direction"));
        }
        boolean hasMeaning = expect().equals("decoded") || expect().equals("merged");
        if (hasMeaning && (decoded().isMissingNode() || decoded().isNull())) {
            problems.add("decoded, which is not there");
        }
        if (!json.has("value_base64") && !json.has("value_hex") && !json.has("value_text")) {
            problems.add("a value, which is not there");
        }
        return problems;
    }

    /** Null if the record has none. */
    public byte @Nullable [] key() {
        JsonNode key = json.path("kafka_key");
        return key.isTextual() ? key.asText().getBytes(UTF_8) : null;
    }

    /** Null for a tombstone. */
    public byte @Nullable [] value() {
        return bytesOf(json);
    }

    /** The first of them that says something. */
    private static byte @Nullable [] bytesOf(JsonNode node) {
        if (node.hasNonNull("value_base64")) {
            return Base64.getDecoder().decode(node.path("value_base64").asText());
        }
        if (node.hasNonNull("value_hex")) {
            return HexFormat.of().parseHex(node.path("value_hex").asText().replace(" ", ""));
        }
        return node.hasNonNull("value_text") ? node.path("value_text").asText().getBytes(UTF_8) : null;
    }

    /** The value of a case that has one. */
    public byte[] bytes() {
        byte[] value = value();
        if (value == null) {
            throw new IllegalStateException(id() + " is a tombstone");
        }
        return value;
    }

    public Headers headers() {
        Headers headers = new RecordHeaders();
        for (JsonNode header : json.path("headers")) {
            headers.add(header.path("key").asText(), bytesOf(header));
        }
        return headers;
    }

    public long timestampMs() {
        return json.path("kafka_timestamp_ms").asLong(RECORD_TIME_MS);
    }

    public ConsumerRecord<byte[], byte[]> kafkaRecord() {
        return new ConsumerRecord<>(
                "t",
                0,
                0,
                timestampMs(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key(),
                value(),
                headers(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return id();
    }
}
