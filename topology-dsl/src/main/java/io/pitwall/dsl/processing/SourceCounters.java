package io.pitwall.dsl.processing;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What a source counts of the records that are not simply passed on: metrics of Kafka Streams in the group {@code
 * stream-pitwall-source-metrics}, {@code dead-letter-total}, {@code keep-alive-total} and {@code
 * duplicate-fragment-total} (and {@code -rate}), by task and topic.
 */
final class SourceCounters {

    private static final String SCOPE = "pitwall-source";

    private final StreamsMetrics metrics;
    private final Sensor deadLetters;
    private final Sensor keepAlives;
    private final Sensor duplicates;

    SourceCounters(ProcessorContext<?, ?> context, String topic) {
        this.metrics = context.metrics();
        String source = context.taskId() + "-" + topic;
        this.deadLetters = sensor(source, "dead-letter");
        this.keepAlives = sensor(source, "keep-alive");
        this.duplicates = sensor(source, "duplicate-fragment");
    }

    private Sensor sensor(String source, String what) {
        return metrics.addRateTotalSensor(SCOPE, source, what, Sensor.RecordingLevel.INFO);
    }

    void deadLetter() {
        deadLetters.record();
    }

    void keepAlive() {
        keepAlives.record();
    }

    void duplicateFragment() {
        duplicates.record();
    }

    void close() {
        metrics.removeSensor(deadLetters);
        metrics.removeSensor(keepAlives);
        metrics.removeSensor(duplicates);
    }
}
