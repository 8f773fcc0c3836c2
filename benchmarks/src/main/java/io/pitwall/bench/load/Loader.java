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
        byte[][] keys = new byte[workload.streams()][];
        for (int stream = 0; stream < keys.length; stream++) {
            keys[stream] = Workload.streamId(stream).getBytes(StandardCharsets.UTF_8);
        }
        long bytes = 0;
        try (RecordWriter writer = new RecordWriter(bootstrapServers, LINGER_MS)) {
            for (long record = 0; record < workload.recordsPerStream(); record++) {
                for (int stream = 0; stream < keys.length; stream++) {
                    rows.make(stream, record);
                    byte[] value = encoder.apply(rows);
                    bytes += keys[stream].length + value.length;
                    writer.write(topic, keys[stream], value);
                }
            }
        }
        return bytes;
    }
}
