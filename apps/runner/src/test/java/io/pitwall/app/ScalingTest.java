package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one application share its partitions; what one held when it was killed, the other goes on with. */
class ScalingTest {

    private static final int PARTITIONS = 4;
    private static final int STREAMS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Duration TRANSACTION = Duration.ofSeconds(10);

    /** What a busy machine may take for its part, beside the times that Kafka waits. */
    private static final Duration MACHINE = Duration.ofMinutes(2);

    private static final Pattern ROWS_IN = Pattern.compile(
            "(?m)^pitwall_operator_row_in_total\\{operator=\"ten.packets\",task_id=\"(\\S+)\"} (\\S+)$");

    private EmbeddedKafka kafka;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // startKafka comes first
    ScalingTest() {}

    @BeforeEach
    void startKafka() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
        kafka.createTopic("in", PARTITIONS, Map.of());
        kafka.createTopic("out", PARTITIONS, Map.of());
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    private AppProcess start(String name) throws IOException {
        return new AppProcess(
                folder.resolve(name),
                ScalingMain.class,
                List.of(
                        "--bootstrap-servers=" + kafka.bootstrapServers(),
                        "--application-id=shared",
                        "--kafka=session.timeout.ms=" + SESSION.toMillis(),
                        "--kafka=producer.transaction.timeout.ms=" + TRANSACTION.toMillis(),
                        "--state-dir=" + folder.resolve(name).resolve("state")));
    }

    /** Five rows for each stream, two streams to each partition. */
    private void write(int firstRow) {
        try (KafkaProducer<String, StreamMessage> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StreamIdSerde().serializer(),
                new StreamMessageSerde().serializer())) {
            for (int stream = 0; stream < STREAMS; stream++) {
                StringBuilder table = new StringBuilder("time_ms | a\n");
                for (int row = firstRow; row < firstRow + 5; row++) {
                    table.append(row).append(" | ").append(stream).append('\n');
                }
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                        "in", stream % PARTITIONS, "car-" + stream, TextTable.parse(table.toString())));
            }
        }
    }

    private static Map<String, Double> rowsIn(AppProcess app) throws IOException, InterruptedException {
        Map<String, Double> rows = new TreeMap<>();
        Matcher samples = ROWS_IN.matcher(app.page("/metrics"));
        while (samples.find()) {
            rows.put(samples.group(1), Double.valueOf(samples.group(2)));
        }
        return rows;
    }

    /** How many instances the broker takes for alive. */
    private int members() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of("shared")).all().get().values().stream()
                    .mapToInt(group -> group.members().size())
                    .sum();
        }
    }

    private boolean isAllCommitted(int records) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listConsumerGroupOffsets("shared").partitionsToOffsetAndMetadata().get().values().stream()
                            .mapToLong(offset -> offset.offset())
                            .sum()
                    >= records;
        }
    }

    /** The packets that are committed, by stream. */
    private Map<String, List<ParameterData>> packets() {
        Map<String, List<ParameterData>> packets = new TreeMap<>();
        try (KafkaConsumer<String, StreamMessage> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StreamIdSerde().deserializer(),
                new StreamMessageSerde().deserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new TopicPartition("out", partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.value() instanceof ParameterData packet) {
                        packets.computeIfAbsent(record.key(), id -> new ArrayList<>())
                                .add(packet);
                    }
                });
            }
        }
        return packets;
    }

    private static long rows(Map<String, List<ParameterData>> packets) {
        return packets.values().stream()
                .flatMap(List::stream)
                .mapToLong(ParameterData::rowCount)
                .sum();
    }

    @Test
    void whatOneHeldWhenItWasKilledTheOtherGoesOnWith() throws Exception {
        try (AppProcess one = start("one");
                AppProcess other = start("other")) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> rowsIn(one).size() == 2 && rowsIn(other).size() == 2);
            write(0);
            Awaitility.await().atMost(PATIENCE).until(() -> sum(rowsIn(one)) + sum(rowsIn(other)) == 5 * STREAMS);
            assertThat(rowsIn(one)).as("the one works on its half").hasSize(2).allSatisfy((task, rows) -> assertThat(
                            rows)
                    .isEqualTo(10));
            Awaitility.await().atMost(PATIENCE).until(() -> isAllCommitted(STREAMS));

            assertThat(members()).isEqualTo(2);

            one.kill();
            long killedNs = System.nanoTime();
            write(5);
            Awaitility.await().atMost(SESSION.plus(MACHINE)).until(() -> members() == 1);
            Duration sessionEnded = Duration.ofNanos(System.nanoTime() - killedNs);
            Awaitility.await()
                    .atMost(SESSION.plus(TRANSACTION).plus(MACHINE).minus(sessionEnded))
                    .until(() -> rows(packets()) >= 10 * STREAMS);
            System.out.printf(
                    Locale.ROOT,
                    "killed, out of the group after %.1f s (session %d s), all committed by the other after %.1f s"
                            + " (transaction %d s)%n",
                    sessionEnded.toMillis() / 1e3,
                    SESSION.toSeconds(),
                    (System.nanoTime() - killedNs) / 1e9,
                    TRANSACTION.toSeconds());

            assertThat(packets()).hasSize(STREAMS).allSatisfy((stream, packets) -> assertThat(packets)
                    .as(stream)
                    .singleElement()
                    .extracting(ParameterData::rowCount)
                    .isEqualTo(10));
            assertThat(rowsIn(other)).as("the other has all partitions").hasSize(PARTITIONS);
            assertThat(other.page("/health/ready")).isEqualTo("{\"status\":\"ready\"}\n");
            assertThat(other.stop()).as("SIGTERM").isEqualTo(143);
            assertThat(other.printed()).contains("ended: ");
            assertThat(rows(packets())).as("nothing comes twice").isEqualTo(10 * STREAMS);
        }
    }

    private static double sum(Map<String, Double> rows) {
        return rows.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
