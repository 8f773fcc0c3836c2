package io.pitwall.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The cases of {@code buffer.json}: how the buffers of the Quix Streaming SDK behave, with its defects mended.
 *
 * <p>Read from {@code vectors/} of the test resources, or from the folder that {@code -Dpitwall.vectors} names.
 */
final class BufferVectors {

    private static final Set<String> EXPRESSIBLE_SETTINGS =
            Set.of("role", "packet_size", "time_span_ms", "time_span_ns", "buffer_timeout_ms");

    /** The one difference between roles that matters here: the released packet must still be cleaned. */
    static final String DROPS_EMPTY_ROWS = "rows without values stay in the packet; dropping them is for the writer";

    private BufferVectors() {}

    /** One case; its steps and expected packets as they stand in the file. */
    record Case(String id, JsonNode json) {

        JsonNode config() {
            return json.path("config");
        }

        JsonNode steps() {
            return json.path("steps");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Case> timeseriesBufferCases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode json : read().path("cases")) {
            if (json.path("kind").asText().equals("timeseries_buffer")) {
                cases.add(new Case(json.path("id").asText(), json));
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

    /** Why {@link PacketBuffer} cannot run a case, if so. */
    static Optional<String> inexpressibleBecause(Case vector) {
        for (String setting : (Iterable<String>) vector.config()::fieldNames) {
            if (!EXPRESSIBLE_SETTINGS.contains(setting)) {
                return Optional.of("there is no setting " + setting);
            }
        }
        JsonNode config = vector.config();
        if (!config.has("packet_size") && spanNs(config).isEmpty() && !config.has("buffer_timeout_ms")) {
            return Optional.of("a rule without a condition has no type");
        }
        if (config.path("packet_size").asInt(1) < 1 || spanNs(config).orElse(1L) < 1) {
            return Optional.of("a number of rows or a span below 1 is refused");
        }
        boolean isClosed = false;
        boolean cleans = !config.path("role").asText().equals("consumer");
        for (JsonNode step : vector.steps()) {
            if (step.has("set")) {
                return Optional.of("settings of a buffer do not change");
            }
            if (isClosed && step.has("write")) {
                return Optional.of("a buffer does not know that it is closed");
            }
            isClosed |= step.has("close");
            for (JsonNode row : step.path("write").path("rows")) {
                if (cleans
                        && row.path("n").isEmpty()
                        && row.path("s").isEmpty()
                        && row.path("b").isEmpty()) {
                    return Optional.of(DROPS_EMPTY_ROWS);
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Long> spanNs(JsonNode config) {
        if (config.has("time_span_ms")) {
            return Optional.of(config.get("time_span_ms").asLong() * 1_000_000);
        }
        return config.has("time_span_ns")
                ? Optional.of(config.get("time_span_ns").asLong())
                : Optional.empty();
    }

    /** The rule of a case that can be expressed. */
    static Packets rule(JsonNode config) {
        Packets.Unconditioned start = Packets.named("vector");
        Optional<Packets> rule = spanNs(config).map(ns -> start.everySpan(Duration.ofNanos(ns)));
        if (config.has("packet_size")) {
            int rows = config.get("packet_size").asInt();
            rule = Optional.of(rule.map(packets -> packets.orEveryRows(rows)).orElseGet(() -> start.everyRows(rows)));
        }
        if (config.has("buffer_timeout_ms")) {
            Duration idle = Duration.ofMillis(config.get("buffer_timeout_ms").asLong());
            rule = Optional.of(rule.map(packets -> packets.orIdle(idle)).orElseGet(() -> start.idle(idle)));
        }
        return rule.orElseThrow();
    }

    /** The rows of a written chunk or of an expected packet; times count from its epoch. */
    static ParameterData data(JsonNode chunk) {
        long epochNs = chunk.path("epoch").asLong();
        ParameterDataBuilder data = ParameterData.builder();
        for (JsonNode row : chunk.path("rows")) {
            data.row(epochNs + row.path("t").asLong());
            // A NaN is written as the text "NaN".
            row.path("n")
                    .properties()
                    .forEach(cell -> data.put(
                            cell.getKey(), Double.parseDouble(cell.getValue().asText())));
            row.path("s")
                    .properties()
                    .forEach(cell -> data.put(cell.getKey(), cell.getValue().asText()));
            row.path("b")
                    .properties()
                    .forEach(cell -> data.put(
                            cell.getKey(),
                            Base64.getDecoder().decode(cell.getValue().asText())));
            row.path("tags")
                    .properties()
                    .forEach(cell -> data.tag(cell.getKey(), cell.getValue().asText()));
        }
        return data.build();
    }
}
