package io.pitwall.serdes.plain;

import io.pitwall.data.StreamProperties;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** {@code StreamProperties.avsc}. */
final class StreamPropertiesCodec extends PlainCodec<StreamProperties> {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Instant FIRST_TIME = instant(Long.MIN_VALUE);
    private static final Instant LAST_TIME = instant(Long.MAX_VALUE);

    StreamPropertiesCodec() {
        super(StreamProperties.class);
    }

    @Override
    void write(StreamProperties properties, BinaryEncoder out) throws IOException {
        AvroOutput.writeOptional(out, properties.name());
        AvroOutput.writeOptional(out, properties.location());
        AvroOutput.writeStringMap(out, properties.metadata());
        AvroOutput.startArray(out, properties.parents().size());
        for (String parent : properties.parents()) {
            out.writeString(parent);
        }
        out.writeArrayEnd();
        Instant time = properties.timeOfRecording();
        out.writeIndex(time == null ? 0 : 1);
        if (time != null) {
            out.writeLong(nanoseconds(time));
        }
    }

    @Override
    StreamProperties read(AvroInput in) throws IOException {
        @Nullable String name = in.readOptionalString();
        @Nullable String location = in.readOptionalString();
        Map<String, String> metadata = in.readStringMap();
        List<String> parents = in.readStrings();
        Instant time = in.readPresent() ? instant(in.readLong()) : null;
        return new StreamProperties(name, location, metadata, parents, time);
    }

    private static long nanoseconds(Instant time) {
        if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
            throw new IllegalArgumentException(
                    "the time of recording %s is not within %s to %s, the range of nanoseconds"
                            .formatted(time, FIRST_TIME, LAST_TIME));
        }
        // Whole seconds are rounded down: in the first second of the range they alone would overflow, the sum wraps
        // back.
        return time.getEpochSecond() * NANOS_PER_SECOND + time.getNano();
    }

    private static Instant instant(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, NANOS_PER_SECOND), Math.floorMod(ns, NANOS_PER_SECOND));
    }
}
