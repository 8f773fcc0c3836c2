package io.pitwall.serdes.plain;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages that tests of formats share: one typical of each kind, and the edge cases, by name. */
public final class SampleMessages {

    private static final String CAR = "\uD83C\uDFCE\uFE0F";

    private SampleMessages() {}

    /** One message of each kind; the golden files hold their bytes, so they never change. */
    public static Map<String, StreamMessage> typical() {
        Map<String, StreamMessage> samples = new LinkedHashMap<>();
        samples.put(
                "parameter-data",
                ParameterData.builder()
                        .row(1_609_459_200_000_000_000L)
                        .put("Speed", 251.5)
                        .put("Gear", Double.NaN)
                        .put("Driver", "Zo\u00EB " + CAR)
                        .put("Raw", new byte[] {0, 1, (byte) 0xFF})
                        .tag("Lap", "1")
                        .row(1_609_459_200_010_000_000L)
                        .put("Speed", -0.0)
                        .tag("Lap", "2")
                        .row(-1)
                        .put("Driver", "")
                        .put("Raw", new byte[0])
                        .build());
        samples.put(
                "event-batch",
                EventBatch.of(
                        new EventData(1_609_459_200_000_000_000L, "pit-stop", "{\"s\": 2.4}", tags("Lap", "12")),
                        new EventData(Long.MIN_VALUE, "flag", "")));
        samples.put(
                "stream-properties",
                new StreamProperties(
                        "Monza",
                        "/italy",
                        tags("weather", "dry"),
                        List.of("car-1", "car-2"),
                        Instant.parse("2021-01-01T00:00:00.000000001Z")));
        samples.put(
                "parameter-definitions",
                new ParameterDefinitions(
                        List.of(fullParameter(), ParameterDefinition.of("Gear")),
                        List.of(new DefinitionGroup("/engine", "Engine", "{}"))));
        samples.put(
                "event-definitions",
                new EventDefinitions(
                        List.of(new EventDefinition(
                                "pit-stop", "/race", "Pit stop", "In the box", "{}", EventLevel.WARNING)),
                        List.of(new DefinitionGroup("/race", null, null))));
        samples.put("stream-end", new StreamEnd(StreamEnd.Type.TERMINATED));
        return samples;
    }

    /** The typical message or edge case of that name. */
    public static StreamMessage named(String name) {
        return requireNonNull(all().get(name), name);
    }

    /** The typical messages and every edge case. */
    public static Map<String, StreamMessage> all() {
        Map<String, StreamMessage> samples = new LinkedHashMap<>(typical());
        putParameterData(samples);
        putEvents(samples);
        putProperties(samples);
        putDefinitions(samples);
        for (StreamEnd.Type type : StreamEnd.Type.values()) {
            samples.put("end " + type, new StreamEnd(type));
        }
        return samples;
    }

    private static void putParameterData(Map<String, StreamMessage> samples) {
        samples.put("data without anything", ParameterData.empty());
        samples.put("data of one row", rows(1));
        samples.put("data of 63 rows", rows(63));
        samples.put("data of 64 rows", rows(64));
        samples.put("data of 65 rows", rows(65));
        samples.put("data of 65 rows, a slice of 10", rows(65).slice(30, 40));
        samples.put("data of columns without rows", rows(65).slice(7, 7));
        samples.put("data without a value", rows(65).pick(new int[] {0, 3, 6, 0}));
        samples.put(
                "data of odd numbers",
                ParameterData.wrap(
                        new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, -1, 1, 2, 3, 4},
                        List.of(NumberColumn.of(
                                "odd",
                                Double.longBitsToDouble(0x7ff8_0000_0000_0001L),
                                Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
                                Double.longBitsToDouble(0xffff_ffff_ffff_ffffL),
                                -0.0,
                                0.0,
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY,
                                Double.MIN_VALUE,
                                -Double.MAX_VALUE)),
                        List.of()));
        samples.put(
                "data of empty cells",
                ParameterData.builder()
                        .row(0)
                        .put("t", "")
                        .put("b", new byte[0])
                        .tag("g", "")
                        .row(1)
                        .build());
        samples.put(
                "data with one name in every kind",
                ParameterData.wrap(
                        new long[] {5},
                        List.of(
                                BinaryColumn.wrap("x", new byte[][] {{1}}),
                                TextColumn.of("x", "one"),
                                NumberColumn.of("x", 1)),
                        List.of(TextColumn.of("x", "tag"))));
        samples.put(
                "data of many scripts",
                ParameterData.builder()
                        .row(0)
                        .put(CAR, "\u901F\u5EA6")
                        .put("\u0000", "\uFFFD\uFFFF\u00E9e\u0301\u202E")
                        .tag(" a|b ", "\uDBFF\uDFFF")
                        .build());
        samples.put(
                "data of long cells",
                ParameterData.builder()
                        .row(0)
                        .put("t", "\u00DF".repeat(40_000))
                        .put("b", new byte[70_000])
                        .build());
    }

    /** Every third row, from the first, has no value at all; the others have one of each kind. */
    public static ParameterData rows(int count) {
        ParameterDataBuilder builder = ParameterData.builder();
        for (int row = 0; row < count; row++) {
            builder.row(1_000L * row);
            if (row % 3 != 0) {
                builder.put("n", row / 4.0)
                        .put("t", "text " + row / 5)
                        .put("b", new byte[] {(byte) row})
                        .tag("g", "tag " + row / 10);
            }
        }
        return builder.build();
    }

    private static void putEvents(Map<String, StreamMessage> samples) {
        samples.put("no events", EventBatch.of());
        samples.put(
                "events at the ends of time",
                EventBatch.of(
                        new EventData(Long.MAX_VALUE, CAR, "\u0000", Map.of("", "")),
                        new EventData(-1, "e", "v".repeat(10_000), tags("b", "1", "a", "2"))));
    }

    private static void putProperties(Map<String, StreamMessage> samples) {
        samples.put("properties of nothing", StreamProperties.none());
        samples.put(
                "properties of empty texts", new StreamProperties("", "", Map.of("", ""), List.of(""), Instant.EPOCH));
        for (String time : List.of(
                "1969-12-31T23:59:59.999999999Z",
                "1677-09-21T00:12:43.145224192Z",
                "1677-09-21T00:12:44Z",
                "2262-04-11T23:47:16.854775807Z")) {
            samples.put("properties of " + time, StreamProperties.none().withTimeOfRecording(Instant.parse(time)));
        }
    }

    private static void putDefinitions(Map<String, StreamMessage> samples) {
        samples.put("no parameter definitions", new ParameterDefinitions(List.of(), List.of()));
        samples.put("no event definitions", new EventDefinitions(List.of(), List.of()));
        samples.put(
                "groups alone", new ParameterDefinitions(List.of(), List.of(new DefinitionGroup("/a", null, null))));
        samples.put(
                "parameter definition of extremes",
                new ParameterDefinitions(
                        List.of(new ParameterDefinition(
                                "p", "", "", "", -Double.MAX_VALUE, Double.MAX_VALUE, "", "", "")),
                        List.of()));
        for (EventLevel level : EventLevel.values()) {
            samples.put(
                    "event definition of " + level,
                    new EventDefinitions(List.of(new EventDefinition("e", "", null, null, null, level)), List.of()));
        }
    }

    private static ParameterDefinition fullParameter() {
        return new ParameterDefinition(
                "Speed", "/engine", "Speed", "Of the car", 0.0, 400.0, "km/h", "{0:0.0}", "{\"k\": 1}");
    }

    private static Map<String, String> tags(String... namesAndValues) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tags.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return tags;
    }
}
