package io.pitwall.bench.drain;

import io.pitwall.bench.load.CarRows;
import io.pitwall.bench.load.Workload;
import java.time.Duration;

/** How many rows leave the buffers of a workload: all but those of each car's last packet. */
final class ExpectedRows {

    private ExpectedRows() {}

    static long released(Workload workload, Duration span) {
        CarRows rows = new CarRows(workload.rowsPerRecord());
        long released = 0;
        for (int stream = 0; stream < workload.streams(); stream++) {
            released += released(rows, stream, workload.recordsPerStream(), span.toNanos());
        }
        for (int idle = 0; idle < workload.idleStreams(); idle++) {
            released += released(rows, workload.streams() + idle, 1, span.toNanos());
        }
        return released;
    }

    private static long released(CarRows rows, int stream, long records, long spanNs) {
        long released = 0;
        long held = 0;
        long firstNs = 0;
        for (long record = 0; record < records; record++) {
            rows.make(stream, record);
            for (long timeNs : rows.timesNs()) {
                if (held > 0 && timeNs - firstNs >= spanNs) {
                    released += held;
                    held = 0;
                }
                if (held == 0) {
                    firstNs = timeNs;
                }
                held++;
            }
        }
        return released;
    }
}
