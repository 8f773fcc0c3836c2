package io.pitwall.bench.load;

import io.pitwall.bench.Contender;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Cars that send ten records a second, each of ten rows, until closed. */
public final class LiveFleet implements AutoCloseable {

    private static final int ROWS = 10;
    private static final int LINGER_MS = 5;
    private static final long INTERVAL_NS = 100_000_000;

    private final RecordWriter writer;
    private final Thread thread;

    public LiveFleet(String bootstrapServers, String topic, int streams) {
        writer = new RecordWriter(bootstrapServers, LINGER_MS);
        thread = new Thread(() -> send(topic, streams), "fleet");
        thread.setDaemon(true);
        thread.start();
    }

    private void send(String topic, int streams) {
        CarRows rows = new CarRows(ROWS);
        Function<CarRows, byte[]> encoder = Contender.PITWALL.encoder();
        long dueNs = System.nanoTime();
        for (long record = 0; !Thread.currentThread().isInterrupted(); record++) {
            for (int stream = 0; stream < streams; stream++) {
                rows.make(stream, record);
                writer.write(topic, Workload.streamId(stream).getBytes(StandardCharsets.UTF_8), encoder.apply(rows));
            }
            dueNs += INTERVAL_NS;
            try {
                TimeUnit.NANOSECONDS.sleep(dueNs - System.nanoTime());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Fails if the cars have stopped sending: what comes out late says nothing then. */
    public void checkSending() {
        if (!thread.isAlive()) {
            throw new IllegalStateException("the cars have stopped sending");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        writer.close();
    }
}
