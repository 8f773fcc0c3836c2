package io.pitwall.state;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.StateStoreContext;

/**
 * What the last flush of a store found, as metrics of Kafka Streams in the group {@code stream-pitwall-store-metrics} by task and
 * store: {@code live-streams} and {@code live-bytes} of the objects on the heap, {@code held-rows} that they hold back, and {@code
 * changed-streams}. Nothing is counted for it: the numbers are read when somebody looks.
 */
final class StoreGauges {

    private final StreamsMetrics metrics;
    private final Sensor sensor;

    StoreGauges(StateStoreContext context, String store, Supplier<StoreStatus> status) {
        String task = context.taskId().toString();
        this.metrics = context.metrics();
        this.sensor = metrics.addSensor("pitwall-store-" + task + "-" + store, Sensor.RecordingLevel.INFO);
        Map<String, String> tags = Map.of("task-id", task, "store", store);
        add(tags, "live-streams", "Streams whose state is on the heap", status, StoreStatus::liveStreams);
        add(tags, "live-bytes", "Bytes of state on the heap, as estimated", status, StoreStatus::liveBytes);
        add(tags, "held-rows", "Rows that are held back on the heap", status, StoreStatus::heldRows);
        add(tags, "changed-streams", "Streams that the last flush wrote", status, StoreStatus::dirtyStreams);
    }

    private void add(
            Map<String, String> tags,
            String name,
            String description,
            Supplier<StoreStatus> status,
            ToLongFunction<StoreStatus> number) {
        sensor.add(
                new MetricName(name, "stream-pitwall-store-metrics", description, tags),
                new ReadNumber(() -> number.applyAsLong(status.get())));
    }

    void close() {
        metrics.removeSensor(sensor);
    }

    /** A stat for which nothing is recorded. */
    private record ReadNumber(LongSupplier number) implements MeasurableStat {

        @Override
        public double measure(MetricConfig config, long nowMs) {
            return number.getAsLong();
        }

        @Override
        public void record(MetricConfig config, double value, long timeMs) {}
    }
}
