package io.pitwall.dsl.processing;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Rate;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What windows count, as metrics of Kafka Streams in the group {@code stream-pitwall-window-metrics} by task and window:
 * {@code late-row-total} and {@code far-ahead-row-total} of rows that are in no window, {@code other-kind-cell-total} of cells
 * that are no numbers and in no aggregate, {@code forgotten-stream-total} of streams whose windows were closed because they
 * were not heard of any more, each also as a {@code -rate}, and {@code open-windows}, which is how many there are now.
 */
final class WindowCounters {

    private static final String SCOPE = "pitwall-window";

    private final StreamsMetrics metrics;
    private final String window;
    private final String task;
    private final Sensor lateRows;
    private final Sensor farAheadRows;
    private final Sensor otherKindCells;
    private final Sensor forgottenStreams;
    private final Sensor openWindows;
    private long open;

    WindowCounters(ProcessorContext<?, ?> context, String window) {
        this.metrics = context.metrics();
        this.window = window;
        this.task = context.taskId().toString();
        this.lateRows = counted("late-row", "rows whose windows were closed");
        this.farAheadRows = counted("far-ahead-row", "rows too far ahead of their arrival");
        this.otherKindCells = counted("other-kind-cell", "cells that are no numbers");
        this.forgottenStreams = counted("forgotten-stream", "streams whose windows were closed to be forgotten");
        this.openWindows = sensor("open-windows");
        add(openWindows, "open-windows", "How many windows are open", new Value());
    }

    private Sensor counted(String what, String description) {
        Sensor sensor = sensor(what);
        add(sensor, what + "-total", "The number of " + description, new CumulativeSum());
        add(sensor, what + "-rate", "The number per second of " + description, new Rate());
        return sensor;
    }

    private Sensor sensor(String what) {
        return metrics.addSensor(SCOPE + "-" + task + "-" + window + "-" + what, Sensor.RecordingLevel.INFO);
    }

    private void add(Sensor sensor, String name, String description, MeasurableStat stat) {
        Map<String, String> tags = Map.of("task-id", task, "window", window);
        sensor.add(new MetricName(name, "stream-" + SCOPE + "-metrics", description, tags), stat);
    }

    void late(int rows) {
        lateRows.record(rows);
    }

    void farAhead(int rows) {
        farAheadRows.record(rows);
    }

    void otherKinds(int cells) {
        otherKindCells.record(cells);
    }

    void forgotten() {
        forgottenStreams.record();
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
        metrics.removeSensor(otherKindCells);
        metrics.removeSensor(forgottenStreams);
        metrics.removeSensor(openWindows);
    }
}
