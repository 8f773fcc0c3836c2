package io.pitwall.serdes.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;

/** Avro's own generic reader and writer: they know the schemas and nothing else of Pitwall. */
final class AnyAvro {

    private static final int PREFIX_BYTES = 10;
    private static final int SMALLEST_BLOCK_BYTES = 64;

    private final SchemaStore.Cache schemas = new SchemaStore.Cache();

    AnyAvro() {
        PlainFormat.instance().schemas().forEach(schemas::addSchema);
    }

    static Schema schema(String name) {
        return PlainFormat.instance().schemas().stream()
                .filter(schema -> schema.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    GenericRecord read(byte[] value) {
        try {
            long fingerprint =
                    ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
            Schema schema = schemas.findByFingerprint(fingerprint);
            return new BinaryMessageDecoder<GenericRecord>(GenericData.get(), schema, schemas).decode(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arrays and maps as single blocks without sizes. */
    byte[] write(GenericRecord record) {
        try {
            ByteBuffer bytes =
                    new BinaryMessageEncoder<GenericRecord>(GenericData.get(), record.getSchema()).encode(record);
            byte[] value = new byte[bytes.remaining()];
            bytes.get(value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arrays and maps as many small blocks, each with its size in bytes. */
    byte[] writeInBlocks(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(write(record), 0, PREFIX_BYTES);
        try {
            BinaryEncoder blocks = new EncoderFactory()
                    .configureBlockSize(SMALLEST_BLOCK_BYTES)
                    .blockingBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, blocks);
            blocks.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
