package io.pitwall.serdes.plain;

import io.pitwall.data.StreamEnd;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;

/** {@code StreamEnd.avsc}. */
final class StreamEndCodec extends PlainCodec<StreamEnd> {

    private final AvroEnum<StreamEnd.Type> types;

    StreamEndCodec() {
        super(StreamEnd.class);
        this.types = new AvroEnum<>(schema().getField("type").schema(), StreamEnd.Type.class);
    }

    @Override
    void write(StreamEnd end, BinaryEncoder out) throws IOException {
        types.write(end.type(), out);
    }

    @Override
    StreamEnd read(AvroInput in) throws IOException {
        return new StreamEnd(types.read(in));
    }
}
