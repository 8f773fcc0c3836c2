package io.pitwall.serdes.packed;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroBody;
import io.pitwall.serdes.AvroMessageFormat;
import io.pitwall.serdes.SingleObject;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import io.pitwall.serdes.plain.PlainFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Parameter data as dense blocks; the grammar stands in the package's documentation.
 *
 * <p>Messages of other kinds are written as {@link PlainFormat} writes them. The columns of what is decoded hold on to the
 * value's bytes and make their cells on first use.
 *
 * <p>Safe for use by several threads. An instance remembers how each thread wrote columns of the same names before, which makes it
 * faster and never changes what is read.
 */
public final class PackedFormat implements AvroMessageFormat {

    private static final String SCHEMA = "ParameterBlock.avsc";
    private static final byte[] NO_PREFIX = {};

    /** The arrays of a writer that has written a larger block are not kept, because they have grown. */
    private static final int LARGEST_KEPT_BYTES = 64 * 1024;

    private final Schema schema;
    private final long fingerprint;
    private final byte[] prefix;

    /** A writer remembers what its thread writes. */
    private final Idle<BlockWriter> writers = new Idle<>(BlockWriter::new);

    private final Idle<ChunkArrays> chunks = new Idle<>(ChunkArrays::new);

    private final KnownHeaders written = new KnownHeaders();
    private final KnownHeaders read = new KnownHeaders();

    /** A format that has not written anything yet. */
    public PackedFormat() {
        schema = load();
        fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        prefix = SingleObject.prefix(fingerprint);
    }

    private static Schema load() {
        try (InputStream in = PackedFormat.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("the schema " + SCHEMA + " is missing from the jar of pitwall-serdes");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of parameter data, for readers that are not Pitwall. */
    public Schema schema() {
        return schema;
    }

    /** That of parameter data, and those of {@code plain}, which the rest is written with. */
    @Override
    public List<Schema> schemas() {
        List<Schema> schemas = new ArrayList<>(List.of(schema));
        schemas.addAll(PlainFormat.instance().schemas());
        return schemas;
    }

    @Override
    public String name() {
        return "packed";
    }

    @Override
    public boolean recognises(Headers headers, byte[] value) {
        return SingleObject.isOf(fingerprint, value);
    }

    /** Reads a value of this format or of {@code plain}. */
    @Override
    public StreamMessage decode(Headers headers, byte[] value) {
        return decode(value);
    }

    /** As above; no headers are needed. */
    public StreamMessage decode(byte[] value) {
        return SingleObject.isOf(fingerprint, value)
                ? decodeBody(value, SingleObject.PREFIX_BYTES)
                : PlainFormat.instance().decode(value);
    }

    @Override
    public StreamMessage decodeBody(Schema written, byte[] value, int offset) {
        return schema.equals(written)
                ? decodeBody(value, offset)
                : PlainFormat.instance().decodeBody(written, value, offset);
    }

    private ParameterData decodeBody(byte[] value, int offset) {
        ByteSource in = new ByteSource(value, offset, value.length);
        long length = in.takeZigzag("the length of the block");
        if (length != in.remaining()) {
            throw in.expected("a block of all " + in.remaining() + " bytes that are left, but its length is " + length);
        }
        return decodeBlock(in);
    }

    /**
     * Reads a block that stands alone: for who knows what it is and where it ends, and so stores neither.
     *
     * @param from where it begins; it goes to the end
     * @throws UnreadableMessageException if this is no block
     */
    public ParameterData decodeBlock(byte[] bytes, int from) {
        return decodeBlock(new ByteSource(bytes, from, bytes.length));
    }

    private ParameterData decodeBlock(ByteSource in) {
        return new BlockReader(in).read(read, chunks);
    }

    /** Where the block begins in a value that was written whole, 0 if the value is not in this format. */
    public int blockAt(byte[] value) {
        if (!SingleObject.isOf(fingerprint, value)) {
            return 0;
        }
        ByteSource in = new ByteSource(value, SingleObject.PREFIX_BYTES, value.length);
        long unused = in.takeZigzag("the length of the block");
        return in.position();
    }

    @Override
    public byte[] encode(Headers headers, StreamMessage message) {
        return encode(message);
    }

    /** Writes a message; no headers are needed. */
    public byte[] encode(StreamMessage message) {
        byte[] value = message instanceof ParameterData data ? encode(prefix, data) : null;
        return value == null ? PlainFormat.instance().encode(message) : value;
    }

    @Override
    public AvroBody encodeBody(StreamMessage message) {
        byte[] body = message instanceof ParameterData data ? encode(NO_PREFIX, data) : null;
        return body == null ? PlainFormat.instance().encodeBody(message) : new AvroBody(schema, body);
    }

    /** Null if the data are such that would grow too much. */
    private byte @Nullable [] encode(byte[] before, ParameterData data) {
        BlockWriter writer = writers.take();
        writer.write(data, written.of(data));
        int columnCount = data.parameters().size() + data.tags().size();
        byte[] value = BlockLimits.allow(data.rowCount(), columnCount, writer.size()) ? value(before, writer) : null;
        writers.giveBack(writer.size() <= LARGEST_KEPT_BYTES ? writer : writer.withoutArrays());
        return value;
    }

    private static byte[] value(byte[] before, BlockWriter block) {
        int size = block.size();
        ByteSink value = new ByteSink(before.length + ByteSink.zigzagSize(size) + size);
        value.putBytes(before, 0, before.length);
        value.putZigzag(size);
        block.copyTo(value);
        return value.intoByteArray();
    }
}
