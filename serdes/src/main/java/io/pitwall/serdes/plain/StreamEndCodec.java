package io.pitwall.serdes.plain;

import io.pitwall.data.StreamEnd;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;

/** {@code StreamEnd.avsc}. */
final class StreamEndCodec extends PlainCodec<StreamEnd> {

    StreamEndCodec() {
        super(StreamEnd.class);
    }

    @Override
    void write(StreamEnd end, BinaryEncoder out) throws IOException {
        out.writeEnum(end.type().ordinal());
    }

    @Override
    StreamEnd read(AvroInput in) throws IOException {
        return new StreamEnd(in.readEnum(StreamEnd.Type.values()));
    }
}
