package io.pitwall.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pitwall.data.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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
        RuleSoFar rule = new RuleSoFar();
        if (isBufferingDisabled()) {
            rule.add(Packets.Unconditioned::everyRecord, (packets, none) -> packets.orEveryRecord(), 0);
        }
        if (settings.has("packet_size")) {
            // "PacketSize <= 1 releases every row singly"; ours is refused below 1.
            int rows = Math.max(1, settings.path("packet_size").asInt());
            rule.add(start -> start.everyRows(rows), Packets::orEveryRows, rows);
        }
        addSpanAndBeforeRow(rule);
        if (settings.has("buffer_timeout_ms")) {
            long ms = timeout().asLong();
            Duration idle = Duration.ofMillis(ms == -1 ? Long.MAX_VALUE : Math.max(1, ms));
            rule.add(start -> start.idle(idle), Packets::orIdle, idle);
        }
        if (settings.has("custom_trigger")) {
            JsonNode trigger = settings.path("custom_trigger");
            if (trigger.path("op").asText().equals("last_row")) {
                var predicate = VectorPredicates.onRow(trigger.path("pred"));
                rule.add(start -> start.afterRow(predicate), Packets::orAfterRow, predicate);
            } else {
                var predicate = VectorPredicates.onHeldRows(trigger);
                rule.add(start -> start.whenHeld(predicate), Packets::orWhenHeld, predicate);
            }
        }
        return contents(rule.packets());
    }

    private void addSpanAndBeforeRow(RuleSoFar rule) {
        Long spanNs = spanNs();
        boolean releasesBeforeEveryRow = spanNs != null && spanNs <= 0;
        if (spanNs != null && !releasesBeforeEveryRow) {
            Duration span = Duration.ofNanos(spanNs);
            rule.add(start -> start.everySpan(span), Packets::orEverySpan, span);
        }
        if (releasesBeforeEveryRow || settings.has("custom_trigger_before_enqueue")) {
            Predicate<Row> trigger = releasesBeforeEveryRow
                    ? row -> true
                    : VectorPredicates.onRow(settings.path("custom_trigger_before_enqueue"));
            rule.add(start -> start.beforeRow(trigger), Packets::orBeforeRow, trigger);
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

    /** A rule whose first condition is said in another way than the others. */
    private static final class RuleSoFar {

        private @Nullable Packets packets;

        <T> void add(Function<Packets.Unconditioned, Packets> first, BiFunction<Packets, T, Packets> more, T value) {
            packets = packets == null ? first.apply(Packets.named("vector")) : more.apply(packets, value);
        }

        Packets packets() {
            if (packets == null) {
                throw new AssertionError("no condition");
            }
            return packets;
        }
    }
}
