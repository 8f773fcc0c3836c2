package io.pitwall.serdes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.packed.numbers.NumberPatterns;
import io.pitwall.serdes.packed.numbers.SensorConversions;
import io.pitwall.serdes.plain.SampleMessages;
import io.pitwall.serdes.registry.RegistrySettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A way of writing messages, and what it may cost to read what was made of them.
 *
 * @param settings of a serializer
 * @param freeHeapBytes what reading may take however few the bytes are
 */
record FuzzFormat(String name, Map<String, String> settings, long freeHeapBytes) {

    static final Map<String, String> REGISTRY = Map.of(RegistrySettings.URL, "mock://fuzz");

    /** Small: every cell has bytes. */
    private static final long ARRAYS = 100_000;

    /** A million cells, whatever they take: few bytes may stand for many constants. */
    private static final long CONSTANTS = 40_000_000;

    /** Larger ones only make the cases slow. */
    private static final int MAX_BYTES = 3_000;

    private static final int PATTERN_ROWS = 150;

    /** A format joins here. */
    static List<FuzzFormat> all() {
        return List.of(
                new FuzzFormat("plain", Map.of("pitwall.format", "plain"), ARRAYS),
                new FuzzFormat("packed", Map.of("pitwall.format", "packed"), CONSTANTS),
                new FuzzFormat("plain in wire format", withRegistry("plain"), ARRAYS),
                new FuzzFormat("packed in wire format", withRegistry("packed"), CONSTANTS),
                new FuzzFormat("quix", Map.of("pitwall.format", "quix"), ARRAYS),
                quix("header", "JT-PaDa-1", "none", CONSTANTS),
                quix("binary", "PB-Pd", "none", ARRAYS),
                quix("header", "JT", "gzip", CONSTANTS));
    }

    private static Map<String, String> withRegistry(String format) {
        return Map.of("pitwall.format", format, RegistrySettings.URL, "mock://fuzz");
    }

    private static FuzzFormat quix(String wrapper, String codec, String compression, long freeHeapBytes) {
        return new FuzzFormat(
                "quix " + wrapper + " " + codec + (compression.equals("none") ? "" : " " + compression),
                Map.of(
                        "pitwall.format",
                        "quix",
                        "pitwall.quix.wrapper",
                        wrapper,
                        "pitwall.quix.codec",
                        codec,
                        "pitwall.quix.compression",
                        compression),
                freeHeapBytes);
    }

    /** Valid messages to start from: every sample that the format can express. */
    List<FuzzInput> seeds() {
        try (StreamMessageSerde serde = new StreamMessageSerde()) {
            serde.configure(settings, false);
            return samples().flatMap(message -> seed(serde, message)).toList();
        }
    }

    /** Every kind of message; for packed, every kind of numbers as well, with more rows than a mini-block has. */
    private Stream<StreamMessage> samples() {
        Stream<StreamMessage> messages = SampleMessages.all().values().stream();
        return name.startsWith("packed") ? Stream.concat(messages, Stream.concat(patterns(), readings())) : messages;
    }

    private static Stream<StreamMessage> patterns() {
        return NumberPatterns.all().values().stream()
                .map(pattern -> column(
                        IntStream.range(0, PATTERN_ROWS).mapToDouble(pattern).toArray()));
    }

    private static Stream<StreamMessage> readings() {
        double[] counts = SensorConversions.counts(PATTERN_ROWS, 60);
        return Stream.of(SensorConversions.exact(), SensorConversions.calibrated())
                .flatMap(formulas -> formulas.values().stream())
                .map(formula -> column(Arrays.stream(counts).map(formula).toArray()));
    }

    private static ParameterData column(double[] values) {
        return ParameterData.wrap(
                LongStream.range(0, PATTERN_ROWS).toArray(), List.of(NumberColumn.of("a", values)), List.of());
    }

    private static Stream<FuzzInput> seed(StreamMessageSerde serde, StreamMessage message) {
        Headers headers = new RecordHeaders();
        try {
            FuzzInput seed = new FuzzInput(headers, serde.serializer().serialize("t", headers, message));
            return seed.size() <= MAX_BYTES ? Stream.of(seed) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** Reads with the deserializer that topologies use, with a registry that knows our schemas. */
    static GuardedReading.Decoder<StreamMessage> decoder() {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(REGISTRY, false);
        return input -> {
            StreamMessage message = serde.deserializer().deserialize("t", input.headers(), input.value());
            // Columns may be decoded on first use only.
            assertThat(message.hashCode()).isEqualTo(message.hashCode());
            return message;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
