package io.pitwall.serdes.quix;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which of its forms the format writes.
 *
 * @param wrapper what carries model and codec
 * @param codec how parameter data is written
 * @param events how a batch of one event is written
 * @param compression only the header form can be compressed
 */
public record QuixWriting(Wrapper wrapper, TimeseriesCodecName codec, Events events, Compression compression) {

    /** What carries model and codec. */
    public enum Wrapper {
        /** A JSON object around the content: the default of the Quix Streaming SDK. */
        JSON,
        /** Bytes around the content: what the SDK does for protobuf. */
        BINARY,
        /** Kafka headers: newer Python, and the last branch of the SDK. */
        HEADER
    }

    /** How a batch of one event is written. */
    public enum Events {
        /** As {@code EventData[]}, which everyone reads. */
        ARRAY,
        /** As {@code EventData}, as newer Python does; the SDK's releases take it for raw bytes. */
        SINGLE
    }

    /** Whether the content is compressed. */
    public enum Compression {
        /** The content as it is. */
        NONE,
        /** Understood by newer Python alone. What gzip would make less than a hundredth of stays as it is. */
        GZIP
    }

    /** {@code json} (default), {@code binary} or {@code header}. */
    public static final String WRAPPER_CONFIG = "pitwall.quix.wrapper";

    /** {@code JT} (default), {@code JT-PaDa-1} or {@code PB-Pd}. */
    public static final String CODEC_CONFIG = "pitwall.quix.codec";

    /** {@code array} (default) or {@code single}. */
    public static final String EVENTS_CONFIG = "pitwall.quix.events";

    /** {@code none} (default) or {@code gzip}. */
    public static final String COMPRESSION_CONFIG = "pitwall.quix.compression";

    private static final QuixWriting DEFAULT =
            new QuixWriting(Wrapper.JSON, TimeseriesCodecName.JSON, Events.ARRAY, Compression.NONE);

    public QuixWriting {
        requireNonNull(wrapper, "wrapper");
        requireNonNull(codec, "codec");
        requireNonNull(events, "events");
        requireNonNull(compression, "compression");
        if (compression == Compression.GZIP && wrapper != Wrapper.HEADER) {
            throw new IllegalArgumentException(COMPRESSION_CONFIG + "=gzip needs " + WRAPPER_CONFIG
                    + "=header, but it is " + name(wrapper) + ": no reader looks for it there");
        }
    }

    /** As the Quix Streaming SDK writes unless told otherwise. */
    public static QuixWriting asTheSdk() {
        return DEFAULT;
    }

    /**
     * The forms that the configuration names.
     *
     * @throws IllegalArgumentException with the values there are
     */
    public static QuixWriting from(Map<String, ?> configs) {
        Object codec = configs.get(CODEC_CONFIG);
        return new QuixWriting(
                chosen(configs, WRAPPER_CONFIG, DEFAULT.wrapper),
                codec == null ? DEFAULT.codec : TimeseriesCodecName.of(codec.toString()),
                chosen(configs, EVENTS_CONFIG, DEFAULT.events),
                chosen(configs, COMPRESSION_CONFIG, DEFAULT.compression));
    }

    public QuixWriting withWrapper(Wrapper newWrapper) {
        return new QuixWriting(newWrapper, codec, events, compression);
    }

    public QuixWriting withCodec(TimeseriesCodecName newCodec) {
        return new QuixWriting(wrapper, newCodec, events, compression);
    }

    public QuixWriting withEvents(Events newEvents) {
        return new QuixWriting(wrapper, codec, newEvents, compression);
    }

    public QuixWriting withCompression(Compression newCompression) {
        return new QuixWriting(wrapper, codec, events, newCompression);
    }

    private static <E extends Enum<E>> E chosen(Map<String, ?> configs, String setting, E otherwise) {
        Object value = configs.get(setting);
        if (value == null) {
            return otherwise;
        }
        E[] choices = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> name(choice).equals(value.toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(setting + " is '" + value + "'; there is "
                        + Arrays.stream(choices).map(QuixWriting::name).collect(Collectors.joining(", "))));
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
