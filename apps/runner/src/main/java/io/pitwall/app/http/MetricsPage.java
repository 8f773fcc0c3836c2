package io.pitwall.app.http;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** What is counted, in Prometheus' text format: of the JVM and the process, of Kafka's clients and streams, of operators. */
final class MetricsPage implements Page, AutoCloseable {

    /** The version of the text format that Prometheus has asked for since 2014. */
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    MetricsPage(Supplier<Map<MetricName, ? extends Metric>> kafkaMetrics) {
        PrometheusRegistry collectors = new PrometheusRegistry();
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, collectors, Clock.SYSTEM);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        collectors.register(new KafkaMetricsCollector(kafkaMetrics));
    }

    @Override
    public Answer answer(Request request) {
        return new Answer(Answer.OK, CONTENT_TYPE, registry.scrape(CONTENT_TYPE));
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
