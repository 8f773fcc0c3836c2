package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application against a real broker: its start-up checks, its end, and what it says when user code fails. */
class ApplicationTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private EmbeddedKafka kafka;

    @TempDir
    private Path stateDir;

    @SuppressWarnings("NullAway.Init") // startKafka comes first
    ApplicationTest() {}

    @BeforeEach
    void startKafka() throws ExecutionException, InterruptedException {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
        kafka.createTopic("in", 3, Map.of());
        try (KafkaProducer<String, StreamMessage> producer = producer()) {
            producer.send(new ProducerRecord<>("in", 1, "car-1", TextTable.parse("time_ms | a\n5 | 1\n")))
                    .get();
        }
    }

    private KafkaProducer<String, StreamMessage> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StreamIdSerde().serializer(),
                new StreamMessageSerde().serializer());
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    private int run(TelemetryTopology topology, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--application-id=test",
                "--state-dir=" + stateDir,
                "--until-idle=300ms"));
        all.addAll(List.of(more));
        return PitwallApp.commandLine(topology, Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void createsWhatItWritesWithAsManyPartitionsAsItReads() throws Exception {
        int exitCode = run(telemetry -> telemetry.topic("in").parameters().to("out"));

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                Cluster cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("out", "test-dead-letters");
            assertThat(cluster.partitionCounts(List.of("out", "test-dead-letters")))
                    .isEqualTo(Map.of("out", 3, "test-dead-letters", 3));
        }
    }

    @Test
    void cutsWhatIsTooLargeForATopicAsTheClusterSays() throws Exception {
        kafka.createTopic("out", 3, Map.of("max.message.bytes", "10000"));
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        try (KafkaProducer<String, StreamMessage> producer = producer()) {
            producer.send(new ProducerRecord<>(
                            "in",
                            1,
                            "car-1",
                            ParameterData.builder().row(6).put("b", noise).build()))
                    .get();
        }

        assertThat(run(telemetry -> telemetry.topic("in").parameters().to("out")))
                .isZero();

        assertThat(err.toString()).isEmpty();
        try (Cluster cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(cluster.maxMessageBytes(List.of("in", "out", "none")))
                    .isEqualTo(Map.of("in", 1_048_588, "out", 10_000));
        }
    }

    @Test
    void aTopicThatIsExchangedLeavesTheStateAsItWas() throws Exception {
        TelemetryTopology sums = telemetry -> telemetry
                .topic("in")
                .parameters("a")
                .buffer(Packets.named("held").everySpan(Duration.ofMillis(10)))
                .to("out");
        kafka.createTopic("other", 3, Map.of());
        assertThat(run(sums)).isZero();
        try (KafkaProducer<String, StreamMessage> producer = producer()) {
            producer.send(new ProducerRecord<>("other", 1, "car-1", TextTable.parse("time_ms | a\n6 | 2\n20 | 3\n")))
                    .get();
        }

        assertThat(run(sums, "--topics=in=other,out=renamed")).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(messages("renamed")).containsExactly(TextTable.parse("time_ms | a\n5 | 1\n6 | 2\n"));
        assertThat(messages("out")).hasSize(1);
        assertThat(out.toString().lines().filter(line -> line.endsWith(" ended: 1 record in, 1 record out")))
                .hasSize(2);
    }

    private List<StreamMessage> messages(String topic) {
        try (KafkaConsumer<String, StreamMessage> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StreamIdSerde().deserializer(),
                new StreamMessageSerde().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<StreamMessage> messages = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> messages.add(record.value()));
            }
            return messages;
        }
    }

    @Test
    void allThatIsWrongWithTopicsIsSaidAtOnce() {
        kafka.createTopic("other", 2, Map.of());
        kafka.createTopic("out", 3, Map.of("max.message.bytes", "100"));

        int exitCode = run(telemetry -> telemetry
                .topic("in")
                .parameters()
                .merge("both", telemetry.topic("other").parameters())
                .to("out"));

        assertThat(err.toString())
                .contains("topics in (3 partitions), other (2 partitions) are merged")
                .contains(". Besides, topic out takes records of 100 bytes, in which no row has room;");
        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void whatTheUserShouldKnowOfTopicsIsAWarning() {
        kafka.createTopic("out", 3, Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "compact"));

        assertThat(run(telemetry -> telemetry.topic("in").parameters().to("out")))
                .isZero();

        assertThat(err.toString().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("pitwall: warning: topic out has message.timestamp.type=LogAppendTime"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("pitwall: warning: topic out has cleanup.policy=compact"));
    }

    @Test
    void topicsThatMeetNeedEqualNumbersOfPartitions() {
        kafka.createTopic("other", 2, Map.of());

        int exitCode = run(telemetry -> telemetry
                .topic("in")
                .parameters()
                .merge("both", telemetry.topic("other").parameters())
                .to("out"));

        assertThat(err)
                .hasToString(
                        "pitwall: topics in (3 partitions), other (2 partitions) are merged or written to one topic, so"
                                + " that equal stream ids must lie on equal partitions; give them equal numbers of partitions"
                                + System.lineSeparator());
        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void saysWhereAFunctionOfTheUserFailed() {
        int exitCode = run(telemetry -> telemetry
                .topic("in")
                .parameters("a")
                .deriveNumber("b", row -> {
                    throw new IllegalStateException("no fuel");
                })
                .to("out"));

        assertThat(err)
                .hasToString("pitwall: the application stopped: deriving 'b' failed on stream 'car-1' at in-1@0:"
                        + " java.lang.IllegalStateException: no fuel. Nothing is lost: mend the function, or have the operator go on"
                        + " with OnError.skip() or deadLetter(), and start again" + System.lineSeparator());
        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void idleMeansThatAllInputIsReadHoweverSlowTheFunction() throws Exception {
        try (KafkaProducer<String, StreamMessage> producer = producer()) {
            for (int row = 0; row < 3; row++) {
                producer.send(new ProducerRecord<>("in", 1, "car-1", TextTable.parse("time_ms | a\n5 | 1\n")))
                        .get();
            }
        }
        AtomicInteger rows = new AtomicInteger();

        run(telemetry -> telemetry
                .topic("in")
                .parameters("a")
                .deriveNumber("b", row -> {
                    // Longer than the idle time and the interval of the probes together, for each of the rows.
                    Awaitility.await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
                    return rows.incrementAndGet();
                })
                .to("out"));

        assertThat(rows).hasValue(4);
    }

    @Test
    void saysWhatIsWrongWhenAFunctionFailsWithAnError() {
        int exitCode = run(telemetry -> telemetry
                .topic("in")
                .parameters("a")
                .deriveNumber("b", row -> {
                    throw new StackOverflowError();
                })
                .to("out"));

        assertThat(err.toString())
                .contains("deriving 'b' failed on stream 'car-1' at in-1@0: java.lang.StackOverflowError");
        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void saysWhatIsWrongWithADefinition() {
        int exitCode = run(telemetry -> {
            throw new NoClassDefFoundError("com/acme/Missing");
        });

        assertThat(err)
                .hasToString("pitwall: the topology cannot be defined: java.lang.NoClassDefFoundError: com/acme/Missing"
                        + System.lineSeparator());
        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
    }

    @Test
    void saysWhichNameAFunctionMayNotAskFor() {
        run(telemetry -> telemetry
                .topic("in")
                .parameters("a")
                .deriveNumber("b", row -> row.number("c"))
                .to("out"));

        assertThat(err.toString())
                .contains("in-1@0")
                .contains("parameter 'c' is not among the parameters of this stage: a");
    }

    @Test
    void refusesATopologyThatMakesNoSense() {
        int exitCode = run(telemetry -> telemetry.topic("in").parameters("a"));

        assertThat(err)
                .hasToString("pitwall: the topology writes nothing: end a stage with to(\"topic\")"
                        + System.lineSeparator());
        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
    }
}
