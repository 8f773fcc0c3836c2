package io.pitwall.serdes.plain;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroBody;
import io.pitwall.serdes.AvroMessageFormat;
import io.pitwall.serdes.SingleObject;
import io.pitwall.serdes.UnreadableMessageException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.header.Headers;

/**
 * Avro records of plain arrays in Avro's single-object encoding; the grammar stands in the package's documentation. Immutable,
 * safe for use by several threads.
 */
public final class PlainFormat implements AvroMessageFormat {

    private static final byte[] NO_PREFIX = {};
    private static final PlainFormat INSTANCE = new PlainFormat();

    private final List<PlainCodec<?>> codecs = List.of(
            new ParameterDataCodec(),
            new EventBatchCodec(),
            new StreamPropertiesCodec(),
            new ParameterDefinitionsCodec(),
            new EventDefinitionsCodec(),
            new StreamEndCodec());

    private PlainFormat() {}

    /** The format; it has no state. */
    public static PlainFormat instance() {
        return INSTANCE;
    }

    /** The schemas of all kinds of messages, for readers that are not Pitwall too. */
    @Override
    public List<Schema> schemas() {
        return codecs.stream().<Schema>map(PlainCodec::schema).toList();
    }

    /** The schema that messages of the kind of this one are written with. */
    public Schema schemaOf(StreamMessage message) {
        return codecFor(message).schema();
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public boolean recognises(Headers headers, byte[] value) {
        if (!SingleObject.isMarked(value) || value.length < SingleObject.PREFIX_BYTES) {
            return false;
        }
        long fingerprint = SingleObject.fingerprint(value);
        return codecs.stream().anyMatch(codec -> codec.fingerprint() == fingerprint);
    }

    @Override
    public StreamMessage decode(Headers headers, byte[] value) {
        return decode(value);
    }

    /** Reads a value; no headers are needed. */
    public StreamMessage decode(byte[] value) {
        if (value.length < SingleObject.PREFIX_BYTES) {
            throw new UnreadableMessageException("format plain: expected " + SingleObject.PREFIX_BYTES
                    + " bytes of marker and schema fingerprint, but the value has " + value.length);
        }
        long fingerprint = SingleObject.fingerprint(value);
        for (PlainCodec<?> codec : codecs) {
            if (codec.fingerprint() == fingerprint) {
                return decodeBody(codec, value, SingleObject.PREFIX_BYTES);
            }
        }
        throw new UnreadableMessageException("format plain, byte 2: the schema fingerprint %016x is not one of %s"
                .formatted(
                        fingerprint,
                        codecs.stream()
                                .map(codec -> "%016x (%s)"
                                        .formatted(
                                                codec.fingerprint(),
                                                codec.kind().getSimpleName()))
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public StreamMessage decodeBody(Schema schema, byte[] value, int offset) {
        for (PlainCodec<?> codec : codecs) {
            if (codec.schema().equals(schema)) {
                return decodeBody(codec, value, offset);
            }
        }
        throw new IllegalArgumentException("format plain has no schema " + schema.getFullName() + " like this one");
    }

    private static StreamMessage decodeBody(PlainCodec<?> codec, byte[] value, int bodyOffset) {
        AvroInput in = new AvroInput(value, bodyOffset);
        try {
            StreamMessage message = codec.read(in);
            if (!in.isAtEnd()) {
                throw in.unexpected("the end of the " + codec.kind().getSimpleName() + ", but bytes follow");
            }
            return message;
        } catch (EOFException e) {
            throw new UnreadableMessageException(
                    "format plain, byte " + value.length + ": expected more of the "
                            + codec.kind().getSimpleName() + ", but the value ends here",
                    e);
        } catch (IOException | AvroRuntimeException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new UnreadableMessageException(
                    "format plain, before byte " + offsetOf(in, value) + " of " + value.length + ": this is no "
                            + codec.kind().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private static int offsetOf(AvroInput in, byte[] value) {
        try {
            return in.offset();
        } catch (IOException e) {
            return value.length;
        }
    }

    @Override
    public byte[] encode(Headers headers, StreamMessage message) {
        return encode(message);
    }

    /** Writes a message; no headers are needed. */
    public byte[] encode(StreamMessage message) {
        PlainCodec<?> codec = codecFor(message);
        return encode(codec.singleObjectPrefix(), codec, message);
    }

    @Override
    public AvroBody encodeBody(StreamMessage message) {
        PlainCodec<?> codec = codecFor(message);
        return new AvroBody(codec.schema(), encode(NO_PREFIX, codec, message));
    }

    private static byte[] encode(byte[] prefix, PlainCodec<?> codec, StreamMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(prefix);
        try {
            BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
            codec.writeMessage(message, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private PlainCodec<?> codecFor(StreamMessage message) {
        for (PlainCodec<?> codec : codecs) {
            if (codec.kind().isInstance(message)) {
                return codec;
            }
        }
        throw new IllegalStateException("no codec for " + message.getClass().getName());
    }
}
