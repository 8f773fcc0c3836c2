package io.pitwall.app;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.app.http.HttpAddress;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.OnError;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.dsl.TopicStage;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.Windowing;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running application tells over HTTP. */
class MonitoringTest {

    private static final HttpAddress ANY_PORT = new HttpAddress("localhost", 0);
    private static final TelemetryTopology TOPOLOGY = telemetry -> {
        TopicStage in = telemetry.topic("in");
        in.parameters("a")
                .buffer(Packets.named("held").everySpan(Duration.ofMillis(10)))
                .to("out");
        in.parameters("b")
                .where(row -> 1 / (int) row.number("b", 1) > 0, OnError.skip())
                .window(Windowing.named("ten").tumbling(Duration.ofMillis(10)))
                .aggregate(count("b"))
                .to("counts");
    };

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path stateDir;

    private EmbeddedKafka kafka;

    @SuppressWarnings("NullAway.Init") // startKafka comes first
    MonitoringTest() {}

    @BeforeEach
    void startKafka() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
        kafka.createTopic("cars", 1, Map.of());
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    private Application start(HttpAddress http) {
        PitwallConfig config = PitwallConfig.of("app", kafka.bootstrapServers())
                .withTopicNames(Map.of("in", "cars"))
                .withKafka("state.dir", stateDir.toString());
        return Application.start(
                TOPOLOGY, config, new StartOptions(http, Duration.ofSeconds(60), waiting -> {}, warning -> {}));
    }

    private HttpResponse<String> get(Application application, String path) throws IOException, InterruptedException {
        String address = application.monitoringAddress().orElseThrow();
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void write(String stream, String table) throws Exception {
        try (KafkaProducer<String, StreamMessage> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StreamIdSerde().serializer(),
                new StreamMessageSerde().serializer())) {
            producer.send(new ProducerRecord<>("cars", 0, stream, TextTable.parse(table)))
                    .get();
        }
    }

    private double sample(String metrics, String name, Map<String, String> labels) throws IOException {
        var parser =
                new TextPrometheusMetricDataParser(new ByteArrayInputStream(metrics.getBytes(StandardCharsets.UTF_8)));
        for (MetricFamily family = parser.parse(); family != null; family = parser.parse()) {
            for (var metric : family.getMetrics()) {
                if (metric.getName().equals(name)
                        && metric.getLabels().entrySet().containsAll(labels.entrySet())) {
                    return metric instanceof Counter counter ? counter.getValue() : ((Gauge) metric).getValue();
                }
            }
        }
        return -1;
    }

    @Test
    void tellsWhetherItIsReadyWhatItCountsAndWhatItDoes() throws Exception {
        write("car-1", "time_ms | a\n1 | 1\n2 | 2\n30 | 3\n");
        write("car-2", "time_ms | b\n1 | 0\n2 | 1\n30 | 1\n3 | 1\n4 | 1\n");
        try (Application application = start(ANY_PORT)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> get(application, "/health/ready").statusCode() == 200);
            assertThat(get(application, "/health/live").body()).isEqualTo("{\"status\":\"live\"}\n");

            Map<String, String> buffer = Map.of("operator", "held.packets", "task_id", "0_0");
            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                String metrics = get(application, "/metrics").body();
                assertThat(sample(metrics, "pitwall_operator_row_in_total", buffer))
                        .isEqualTo(3);
                assertThat(sample(metrics, "pitwall_operator_row_out_total", buffer))
                        .isEqualTo(2);
                assertThat(sample(
                                metrics,
                                "pitwall_buffer_released_packet_total",
                                Map.of("buffer", "held", "condition", "span")))
                        .isEqualTo(1);
                assertThat(sample(metrics, "pitwall_store_live_streams", Map.of("store", "held.buffer")))
                        .isEqualTo(1);
                assertThat(sample(metrics, "pitwall_store_live_bytes", Map.of("store", "held.buffer")))
                        .isPositive();
                assertThat(sample(metrics, "pitwall_store_held_rows", Map.of("store", "held.buffer")))
                        .isEqualTo(1);
                assertThat(sample(metrics, "pitwall_operator_skipped_row_total", Map.of("operator", "in.where")))
                        .isEqualTo(1);
                Map<String, String> window = Map.of("window", "ten");
                assertThat(sample(metrics, "pitwall_window_late_row_total", window))
                        .isEqualTo(2);
                assertThat(sample(metrics, "pitwall_window_open_windows", window))
                        .isEqualTo(1);
                assertThat(sample(metrics, "kafka_stream_alive_stream_threads", Map.of()))
                        .isEqualTo(1);
            });

            assertThat(get(application, "/topology").body())
                    .contains("buffer held")
                    .endsWith("topics in the cluster\n  in is called cars\n");
            assertThat(get(application, "/topology?format=mermaid").body()).startsWith("flowchart");
            assertThat(get(application, "/topology?format=json").body()).startsWith("{\n  \"pitwallTopology\" : 1,");
            assertThat(get(application, "/topology?format=x").statusCode()).isEqualTo(404);
            assertThat(get(application, "/").body())
                    .isEqualTo("there is: /health/live /health/ready /metrics /topology\n");
            assertThat(get(application, "/none").statusCode()).isEqualTo(404);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(application
                                                            .monitoringAddress()
                                                            .orElseThrow() + "/metrics"))
                                            .POST(HttpRequest.BodyPublishers.noBody())
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(405);
            assertThat(URI.create(application.monitoringAddress().orElseThrow()).getHost())
                    .as("loopback")
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void canBeOff() {
        try (Application application = start(HttpAddress.off())) {
            assertThat(application.monitoringAddress()).isEmpty();
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            HttpAddress address = new HttpAddress("0.0.0.0", taken.getLocalPort());

            assertThatThrownBy(() -> start(address))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("health and metrics cannot be served at " + address + ": ")
                    .hasMessageEndingWith(
                            "choose another address with --http HOST:PORT, port 0 for any that is free, or"
                                    + " --http off");
        }
    }
}
