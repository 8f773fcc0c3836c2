package io.pitwall.dsl.processing;

import io.pitwall.rules.ReleaseReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Why buffers release packets: metrics of Kafka Streams in the group {@code stream-pitwall-buffer-metrics} by task, buffer and
 * condition, {@code released-packet-total}. Written by the stream thread, read by whoever looks.
 */
final class PacketCounters {

    private final StreamsMetrics metrics;
    private final List<Sensor> sensors = new ArrayList<>();
    private final Map<ReleaseReason, AtomicLong> released = new EnumMap<>(ReleaseReason.class);

    PacketCounters(ProcessorContext<?, ?> context, String buffer) {
        this.metrics = context.metrics();
        String task = context.taskId().toString();
        for (ReleaseReason reason : ReleaseReason.values()) {
            String condition = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            AtomicLong count = new AtomicLong();
            Sensor sensor = metrics.addSensor(
                    "pitwall-buffer-" + task + "-" + buffer + "-" + condition, Sensor.RecordingLevel.INFO);
            sensor.add(
                    new MetricName(
                            "released-packet-total",
                            "stream-pitwall-buffer-metrics",
                            "The number of packets that this condition has released",
                            Map.of("task-id", task, "buffer", buffer, "condition", condition)),
                    new ReadStat(count::get));
            sensors.add(sensor);
            released.put(reason, count);
        }
    }

    void released(ReleaseReason reason) {
        AtomicLong count = released.get(reason);
        if (count != null) {
            count.lazySet(count.getPlain() + 1);
        }
    }

    void close() {
        sensors.forEach(metrics::removeSensor);
        sensors.clear();
    }
}
