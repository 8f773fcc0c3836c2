package io.pitwall.serdes.registry;

import io.pitwall.serdes.UnreadableMessageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Records of one schema as bytes become records of another, by Avro's rules of schema resolution. */
final class AvroTranscoder {

    private final Schema writer;
    private final GenericDatumReader<GenericRecord> reader;

    /** Two schemas that are compatible. */
    AvroTranscoder(Schema writer, Schema reader) {
        this.writer = writer;
        this.reader = new GenericDatumReader<>(writer, reader);
    }

    /** @throws UnreadableMessageException if the bytes from the offset on are not exactly one record of the writer's schema */
    byte[] transcode(byte[] value, int offset) {
        return bytes(decode(value, offset));
    }

    GenericRecord decode(byte[] value, int offset) {
        // Avro's reader allocates what lengths say; the check has compared them with the bytes that are there.
        AvroBodyCheck.check(writer, value, offset);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, offset, value.length - offset, null);
        try {
            return reader.read(new GenericData.Record(reader.getExpected()), decoder);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableMessageException(
                    "the body is no " + writer.getFullName() + " that can be read as ours: " + e.getMessage(), e);
        }
    }

    static byte[] bytes(IndexedRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<IndexedRecord>(record.getSchema()).write(record, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
