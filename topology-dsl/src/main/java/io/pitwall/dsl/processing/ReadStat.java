package io.pitwall.dsl.processing;

import java.util.function.LongSupplier;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.MetricConfig;

/** A number that is read when somebody looks, and for which nothing is recorded: the public way to a gauge of Kafka Streams. */
record ReadStat(LongSupplier value) implements MeasurableStat {

    @Override
    public double measure(MetricConfig config, long nowMs) {
        return value.getAsLong();
    }

    @Override
    public void record(MetricConfig config, double recorded, long nowMs) {}
}
