package io.pitwall.serdes.plain;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.SingleObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;

/** Writes and reads the body of one kind of message. */
abstract class PlainCodec<M extends StreamMessage> {

    private final Class<M> kind;
    private final Schema schema;
    private final long fingerprint;
    private final byte[] singleObjectPrefix;

    PlainCodec(Class<M> kind) {
        this.kind = kind;
        this.schema = load(kind.getSimpleName() + ".avsc");
        this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        this.singleObjectPrefix = SingleObject.prefix(fingerprint);
    }

    private static Schema load(String resource) {
        try (InputStream in = PlainCodec.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the schema " + resource + " is missing from the jar of pitwall-serdes");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Class<M> kind() {
        return kind;
    }

    final Schema schema() {
        return schema;
    }

    final long fingerprint() {
        return fingerprint;
    }

    /** What stands before the body in Avro's single-object encoding; not to be changed. */
    final byte[] singleObjectPrefix() {
        return singleObjectPrefix;
    }

    final void writeMessage(StreamMessage message, BinaryEncoder out) throws IOException {
        write(kind.cast(message), out);
    }

    abstract void write(M message, BinaryEncoder out) throws IOException;

    abstract M read(AvroInput in) throws IOException;
}
