package io.pitwall.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Fills a topic with a workload. */
public final class Loader {

    private static final int LINGER_MS = 20;

    private final String bootstrapServers;

    public Loader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Writes every record of the workload and waits until the broker has them.
     *
     * @return the bytes of keys and values
     */
    public long load(String topic, Workload workload, Function<CarRows, byte[]> encoder) {
        CarRows rows = new CarRows(workload.rowsPerRecord());
        byte[][] keys = new byte[workload.streams() + workload.idleStreams()][];
        for (int stream = 0; stream < keys.length; stream++) {
            keys[stream] = Workload.streamId(stream).getBytes(StandardCharsets.UTF_8);
        }
        long bytes = 0;
        try (RecordWriter writer = new RecordWriter(bootstrapServers, LINGER_MS)) {
            for (int idle = workload.streams(); idle < keys.length; idle++) {
                bytes += write(writer, topic, keys[idle], encoded(rows, idle, 0, encoder));
            }
            for (long record = 0; record < workload.recordsPerStream(); record++) {
                for (int stream = 0; stream < workload.streams(); stream++) {
                    bytes += write(writer, topic, keys[stream], encoded(rows, stream, record, encoder));
                }
            }
        }
        return bytes;
    }

    private static byte[] encoded(CarRows rows, int stream, long record, Function<CarRows, byte[]> encoder) {
        rows.make(stream, record);
        return encoder.apply(rows);
    }

    private static int write(RecordWriter writer, String topic, byte[] key, byte[] value) {
        writer.write(topic, key, value);
        return key.length + value.length;
    }
}
