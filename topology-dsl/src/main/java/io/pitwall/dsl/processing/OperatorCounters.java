package io.pitwall.dsl.processing;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What an operator counts of calls that fail: metrics of Kafka Streams in the group {@code stream-pitwall-operator-metrics},
 * by task and operator. {@code skipped-row-total} are rows and events left out, {@code dead-letter-row-total} those sent to
 * the dead letters in {@code dead-letter-total} messages, {@code retry-total} calls that were made again (and {@code -rate}).
 */
final class OperatorCounters {

    private static final String SCOPE = "pitwall-operator";

    private final StreamsMetrics metrics;
    private final Sensor skippedRows;
    private final Sensor deadLetterRows;
    private final Sensor deadLetters;
    private final Sensor retries;

    OperatorCounters(ProcessorContext<?, ?> context, String operator) {
        this.metrics = context.metrics();
        String entity = context.taskId() + "-" + operator;
        this.skippedRows = sensor(entity, "skipped-row");
        this.deadLetterRows = sensor(entity, "dead-letter-row");
        this.deadLetters = sensor(entity, "dead-letter");
        this.retries = sensor(entity, "retry");
    }

    private Sensor sensor(String entity, String what) {
        return metrics.addRateTotalSensor(SCOPE, entity, what, Sensor.RecordingLevel.INFO);
    }

    void retry() {
        retries.record();
    }

    void skipped(int rows) {
        record(skippedRows, rows);
    }

    void deadLetter(int rows) {
        deadLetters.record();
        record(deadLetterRows, rows);
    }

    /** Kafka Streams' sensors count calls. */
    private static void record(Sensor sensor, int times) {
        for (int i = 0; i < times; i++) {
            sensor.record();
        }
    }

    void close() {
        metrics.removeSensor(skippedRows);
        metrics.removeSensor(deadLetterRows);
        metrics.removeSensor(deadLetters);
        metrics.removeSensor(retries);
    }
}
