package io.pitwall.dsl.processing;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What windows count, as metrics of Kafka Streams in the group {@code stream-pitwall-window-metrics} by task and window:
 * {@code late-row-total} and {@code far-ahead-row-total} (and {@code -rate}) of rows that are in no window, and {@code
 * open-windows}, which is how many there are now.
 */
final class WindowCounters {

    private static final String SCOPE = "pitwall-window";

    private final StreamsMetrics metrics;
    private final Sensor lateRows;
    private final Sensor farAheadRows;
    private final Sensor openWindows;
    private long open;

    WindowCounters(ProcessorContext<?, ?> context, String window) {
        metrics = context.metrics();
        String task = context.taskId().toString();
        String entity = task + "-" + window;
        lateRows = metrics.addRateTotalSensor(SCOPE, entity, "late-row", Sensor.RecordingLevel.INFO);
        farAheadRows = metrics.addRateTotalSensor(SCOPE, entity, "far-ahead-row", Sensor.RecordingLevel.INFO);
        openWindows = metrics.addSensor(SCOPE + "-" + entity + "-open", Sensor.RecordingLevel.INFO);
        openWindows.add(
                new MetricName(
                        "open-windows",
                        "stream-" + SCOPE + "-metrics",
                        "How many windows are open",
                        Map.of("task-id", task, "window", window)),
                new Value());
    }

    void late(int rows) {
        lateRows.record(rows);
    }

    void farAhead(int rows) {
        farAheadRows.record(rows);
    }

    /** So many more windows are open, or fewer. */
    void opened(int more) {
        if (more != 0) {
            open += more;
            openWindows.record((double) open);
        }
    }

    void close() {
        metrics.removeSensor(lateRows);
        metrics.removeSensor(farAheadRows);
        metrics.removeSensor(openWindows);
    }
}
