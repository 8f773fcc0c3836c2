package io.pitwall.dsl.processing;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * What goes through an operator, as metrics of Kafka Streams in the group {@code stream-pitwall-operator-metrics} by task and
 * operator: {@code record-in-total} and {@code record-out-total}, and of these the rows and events, {@code row-in-total} and
 * {@code row-out-total}. What is sent to several children counts for each. What an exit puts out are bytes, and no rows.
 *
 * <p>Written by the stream thread, read by whoever looks at the metrics: counting is a store to memory, nothing is locked.
 */
final class RowCounters {

    private final StreamsMetrics metrics;
    private final Map<String, String> tags;
    private final List<Sensor> sensors = new ArrayList<>();
    private final AtomicLong recordsIn;
    private final AtomicLong rowsIn;
    private final AtomicLong recordsOut;
    private final AtomicLong rowsOut;

    RowCounters(ProcessorContext<?, ?> context, String operator) {
        this.metrics = context.metrics();
        this.tags = Map.of("task-id", context.taskId().toString(), "operator", operator);
        this.recordsIn = counter("record-in-total", "The number of records that came to the operator");
        this.rowsIn = counter("row-in-total", "The number of rows and events that came to the operator");
        this.recordsOut = counter("record-out-total", "The number of records that the operator passed on");
        this.rowsOut = counter("row-out-total", "The number of rows and events that the operator passed on");
    }

    private AtomicLong counter(String name, String description) {
        AtomicLong count = new AtomicLong();
        Sensor sensor = metrics.addSensor(
                "pitwall-operator-" + tags.get("task-id") + "-" + tags.get("operator") + "-" + name,
                Sensor.RecordingLevel.INFO);
        sensor.add(
                new MetricName(name, "stream-pitwall-operator-metrics", description, tags), new ReadStat(count::get));
        sensors.add(sensor);
        return count;
    }

    void in(@Nullable Object value) {
        add(recordsIn, 1);
        add(rowsIn, rows(value));
    }

    void out(@Nullable Object value) {
        add(recordsOut, 1);
        add(rowsOut, rows(value));
    }

    /** One thread writes. */
    private static void add(AtomicLong count, int more) {
        if (more > 0) {
            count.lazySet(count.getPlain() + more);
        }
    }

    private static int rows(@Nullable Object value) {
        if (value instanceof ParameterData data) {
            return data.rowCount();
        }
        return value instanceof EventBatch events ? events.events().size() : 0;
    }

    void close() {
        sensors.forEach(metrics::removeSensor);
        sensors.clear();
    }
}
