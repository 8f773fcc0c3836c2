package io.pitwall.serdes;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.packed.PackedFormat;
import io.pitwall.serdes.plain.PlainFormat;
import io.pitwall.serdes.quix.QuixFormat;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;

/** The formats of stream messages, and which of them a given record is written in. Safe for use by several threads. */
public final class MessageFormats {

    private final List<MessageFormat> formats;

    private MessageFormats(List<MessageFormat> formats) {
        this.formats = formats;
    }

    /** All formats of this version, the default first. */
    public static MessageFormats all() {
        return new MessageFormats(List.of(new PackedFormat(), PlainFormat.instance(), QuixFormat.instance()));
    }

    /**
     * The format of that name.
     *
     * @throws IllegalArgumentException with the names there are
     */
    public MessageFormat named(String name) {
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no message format; there is "
                        + formats.stream().map(MessageFormat::name).collect(Collectors.joining(", "))));
    }

    /** The formats whose messages are Avro records. */
    public List<AvroMessageFormat> avro() {
        return formats.stream()
                .filter(AvroMessageFormat.class::isInstance)
                .map(AvroMessageFormat.class::cast)
                .toList();
    }

    /** True when one of the formats recognises the record. */
    public boolean recognise(Headers headers, byte[] value) {
        return formats.stream().anyMatch(format -> format.recognises(headers, value));
    }

    /**
     * Reads a record in the format it is written in, told by its headers and first bytes.
     *
     * @throws UnreadableMessageException if no format recognises it, or the one that does cannot read it
     */
    public StreamMessage decode(Headers headers, byte[] value) {
        for (MessageFormat format : formats) {
            if (format.recognises(headers, value)) {
                return format.decode(headers, value);
            }
        }
        if (value.length == 0) {
            throw new UnreadableMessageException(
                    "the record value is empty: a stream message has at least a few bytes");
        }
        String names = formats.stream().map(MessageFormat::name).collect(Collectors.joining(", "));
        if (SingleObject.isMarked(value) && value.length >= SingleObject.PREFIX_BYTES) {
            throw new UnreadableMessageException(
                    "unknown schema, byte 2: the fingerprint %016x is of no schema of the formats %s; a newer version may have written it"
                            .formatted(SingleObject.fingerprint(value), names));
        }
        throw new UnreadableMessageException("unknown message format: the value (" + value.length
                + " bytes) starts with " + HexFormat.ofDelimiter(" ").formatHex(value, 0, Math.min(8, value.length))
                + ", which is none of " + names);
    }
}
