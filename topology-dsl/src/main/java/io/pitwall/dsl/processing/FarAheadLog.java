package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports rows whose time is too far ahead: the first at once, then one line in {@link #INTERVAL} with their number. */
final class FarAheadLog {

    /** How long it is silent after a line. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(FarAheadLog.class);

    private final String window;
    private long silentUntilMs = Long.MIN_VALUE;
    private long rowsSince;

    FarAheadLog(String window) {
        this.window = window;
    }

    /** @param rows at least one */
    void report(String streamId, String origin, ParameterData rows, long arrivalMs, long nowMs) {
        if (nowMs < silentUntilMs) {
            rowsSince += rows.rowCount();
            return;
        }
        LOG.warn(
                "window '{}', stream '{}' at {}: {} row(s) from {} on are too far ahead of their arrival at {} and are in no"
                        + " window{}; mend the clock of the source, or allow more with maxAhead",
                window,
                streamId,
                origin,
                rows.rowCount(),
                Instant.EPOCH.plusNanos(rows.timeNs(0)),
                Instant.ofEpochMilli(arrivalMs),
                rowsSince == 0 ? "" : "; so were " + rowsSince + " since the last line");
        rowsSince = 0;
        silentUntilMs = nowMs + INTERVAL.toMillis();
    }
}
