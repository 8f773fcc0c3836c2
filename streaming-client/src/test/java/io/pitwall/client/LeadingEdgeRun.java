package io.pitwall.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.pitwall.client.LeadingEdgeVectors.Released;
import io.pitwall.data.ParameterData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a leading-edge buffer of a stream through the steps of a case. */
final class LeadingEdgeRun {

    private final LeadingEdgeVectors.Case vector;
    private final RecordedOutput output = new RecordedOutput();
    private final List<Released> released = new ArrayList<>();
    private int step;

    LeadingEdgeRun(LeadingEdgeVectors.Case vector) {
        this.vector = vector;
    }

    List<Released> released() {
        LeadingEdgeVectors.refuseUnknown(vector.config(), Set.of("delay_ms", "epoch", "producer_epoch"), "config");
        JsonNode config = vector.config();
        StreamWriter writer = output.topic().createStream("car-1");
        writer.epoch(Instant.ofEpochSecond(0, config.path("producer_epoch").asLong()));
        Duration delay = Duration.ofMillis(config.path("delay_ms").asLong());
        if (vector.isByTimeAlone()) {
            LeadingEdgeTimeBuffer buffer = writer.parameters().leadingEdgeTimeBuffer(delay, this::backfill);
            if (config.has("epoch")) {
                buffer.epoch(Instant.ofEpochSecond(0, config.path("epoch").asLong()));
            }
            run(row -> put(buffer, row), buffer::publish, buffer::flush);
        } else {
            LeadingEdgeBuffer buffer = writer.parameters().leadingEdgeBuffer(delay, this::backfill);
            if (config.has("epoch")) {
                buffer.epoch(Instant.ofEpochSecond(0, config.path("epoch").asLong()));
            }
            run(row -> put(buffer, row), buffer::publish, buffer::flush);
        }
        return released;
    }

    private interface Put {
        void row(JsonNode row);
    }

    private void run(Put put, Runnable publish, Runnable flush) {
        for (JsonNode json : vector.steps()) {
            LeadingEdgeVectors.refuseUnknown(json, Set.of("put", "publish", "flush"), "step");
            if (json.size() != 1) {
                throw new AssertionError("a step does one thing: " + json);
            }
            if (json.has("publish")) {
                publish.run();
            } else if (json.has("flush")) {
                flush.run();
            }
            for (JsonNode row : json.path("put")) {
                LeadingEdgeVectors.refuseUnknown(row, Set.of("t", "n", "s", "b", "tags", "overwrite"), "row");
                put.row(row);
            }
            output.packets().forEach(packet -> released.add(Released.of(step, "publish", packet)));
            step++;
        }
    }

    private void backfill(ParameterData rows) {
        released.add(Released.of(step, "backfill", rows));
    }

    private static void put(LeadingEdgeBuffer buffer, JsonNode json) {
        Map<String, String> tags = new HashMap<>();
        json.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        LeadingEdgeRow row = buffer.row(json.path("t").asLong(), tags);
        boolean overwrites = json.path("overwrite").asBoolean();
        json.path("n").properties().forEach(cell -> {
            double value = LeadingEdgeVectors.number(cell.getValue());
            LeadingEdgeRow unused =
                    overwrites ? row.setValue(cell.getKey(), value) : row.addValue(cell.getKey(), value);
        });
        json.path("s").properties().forEach(cell -> {
            String value = cell.getValue().asText();
            LeadingEdgeRow unused =
                    overwrites ? row.setValue(cell.getKey(), value) : row.addValue(cell.getKey(), value);
        });
        json.path("b").properties().forEach(cell -> {
            byte[] value = LeadingEdgeVectors.bytes(cell.getValue());
            LeadingEdgeRow unused =
                    overwrites ? row.setValue(cell.getKey(), value) : row.addValue(cell.getKey(), value);
        });
    }

    private static void put(LeadingEdgeTimeBuffer buffer, JsonNode json) {
        LeadingEdgeTimeRow row = buffer.row(json.path("t").asLong());
        boolean overwrites = json.path("overwrite").asBoolean();
        json.path("n").properties().forEach(cell -> {
            double value = LeadingEdgeVectors.number(cell.getValue());
            LeadingEdgeTimeRow unused =
                    overwrites ? row.setValue(cell.getKey(), value) : row.addValue(cell.getKey(), value);
        });
        json.path("s").properties().forEach(cell -> {
            String value = cell.getValue().asText();
            LeadingEdgeTimeRow unused =
                    overwrites ? row.setValue(cell.getKey(), value) : row.addValue(cell.getKey(), value);
        });
        json.path("b").properties().forEach(cell -> {
            byte[] value = LeadingEdgeVectors.bytes(cell.getValue());
            LeadingEdgeTimeRow unused =
                    overwrites ? row.setValue(cell.getKey(), value) : row.addValue(cell.getKey(), value);
        });
        json.path("tags").properties().forEach(tag -> {
            String value = tag.getValue().asText();
            LeadingEdgeTimeRow unused = overwrites ? row.setTag(tag.getKey(), value) : row.addTag(tag.getKey(), value);
        });
    }
}
