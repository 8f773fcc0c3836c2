package io.pitwall.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pitwall.data.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The settings of a buffer of the SDK, as they change during a case, and the rule that says the same. */
final class VectorSettings {

    private static final Set<String> KNOWN = Set.of(
            "role",
            "packet_size",
            "time_span_ms",
            "time_span_ns",
            "buffer_timeout_ms",
            "filter",
            "custom_trigger",
            "custom_trigger_before_enqueue",
            "parameter_filter",
            "subscribed");

    private final ObjectNode settings = JsonNodeFactory.instance.objectNode();

    VectorSettings(JsonNode config) {
        set(config);
    }

    /** Changes some settings; null takes one away. */
    void set(JsonNode changes) {
        BufferVectors.refuseUnknown(changes, KNOWN, "set of settings");
        changes.properties().forEach(change -> {
            // One setting in two units.
            if (change.getKey().startsWith("time_span_")) {
                settings.remove(List.of("time_span_ms", "time_span_ns"));
            }
            if (change.getValue().isNull()) {
                settings.remove(change.getKey());
            } else {
                settings.set(change.getKey(), change.getValue());
            }
        });
    }

    JsonNode timeout() {
        return settings.path("buffer_timeout_ms");
    }

    boolean isSubscribed() {
        return settings.path("subscribed").asBoolean(true);
    }

    /** True when the SDK would not hold anything back, so that each chunk is a packet. */
    boolean isBufferingDisabled() {
        return List.of(
                        "packet_size",
                        "time_span_ms",
                        "time_span_ns",
                        "buffer_timeout_ms",
                        "custom_trigger",
                        "custom_trigger_before_enqueue")
                .stream()
                .noneMatch(settings::has);
    }

    Packets rule() {
        RuleInParts rule = new RuleInParts();
        if (isBufferingDisabled()) {
            rule.add(UnconditionedPackets::everyRecord, Packets::orEveryRecord);
        }
        if (settings.has("packet_size")) {
            // "PacketSize <= 1 releases every row singly"; ours is refused below 1.
            int rows = Math.max(1, settings.path("packet_size").asInt());
            rule.add(rows, UnconditionedPackets::everyRows, Packets::orEveryRows);
        }
        addSpanAndBeforeRow(rule);
        if (settings.has("buffer_timeout_ms")) {
            long ms = timeout().asLong();
            Duration idle = Duration.ofMillis(ms == -1 ? Long.MAX_VALUE : Math.max(1, ms));
            rule.add(idle, UnconditionedPackets::idle, Packets::orIdle);
        }
        if (settings.has("custom_trigger")) {
            JsonNode trigger = settings.path("custom_trigger");
            if (trigger.path("op").asText().equals("last_row")) {
                var predicate = VectorPredicates.onRow(trigger.path("pred"));
                rule.add(predicate, UnconditionedPackets::afterRow, Packets::orAfterRow);
            } else {
                var predicate = VectorPredicates.onHeldRows(trigger);
                rule.add(predicate, UnconditionedPackets::whenHeld, Packets::orWhenHeld);
            }
        }
        return contents(rule.packets());
    }

    private void addSpanAndBeforeRow(RuleInParts rule) {
        Long spanNs = spanNs();
        boolean releasesBeforeEveryRow = spanNs != null && spanNs <= 0;
        if (spanNs != null && !releasesBeforeEveryRow) {
            Duration span = Duration.ofNanos(spanNs);
            rule.add(span, UnconditionedPackets::everySpan, Packets::orEverySpan);
        }
        if (releasesBeforeEveryRow || settings.has("custom_trigger_before_enqueue")) {
            Predicate<Row> trigger = releasesBeforeEveryRow
                    ? row -> true
                    : VectorPredicates.onRow(settings.path("custom_trigger_before_enqueue"));
            rule.add(trigger, UnconditionedPackets::beforeRow, Packets::orBeforeRow);
        }
    }

    private @Nullable Long spanNs() {
        if (settings.has("time_span_ms")) {
            return settings.path("time_span_ms").asLong() * 1_000_000;
        }
        return settings.has("time_span_ns") ? settings.path("time_span_ns").asLong() : null;
    }

    private Packets contents(Packets rule) {
        Packets packets = rule;
        if (settings.has("filter")) {
            packets = packets.admitting(VectorPredicates.onRow(settings.path("filter")));
        }
        List<String> names = new ArrayList<>();
        settings.path("parameter_filter").forEach(name -> names.add(name.asText()));
        if (!names.isEmpty()) {
            packets = packets.selecting(names.toArray(String[]::new));
        }
        return switch (settings.path("role").asText("base")) {
            case "base", "producer" -> packets.droppingEmptyRows();
            case "consumer" -> packets;
            default -> throw new AssertionError("unknown role in " + settings);
        };
    }
}
