package io.pitwall.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a running broker does; one broker for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedKafkaTest {

    private EmbeddedKafka kafka;

    @BeforeAll
    void start() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary().withSetting("message.max.bytes", "5000"));
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    void carriesTransactionsToAGroup() {
        kafka.createTopic("laps", 2, Map.of());
        var traffic = Traffic.with(kafka.bootstrapServers());

        traffic.commit("laps", "1", "2");
        traffic.abort("laps", "never");
        traffic.commit("laps", "3");

        assertThat(traffic.read("laps", "pit", 2)).startsWith("1", "2");
        traffic.commit("laps", "4");
        assertThat(traffic.read("laps", "stand", 4)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void twoRunInOneJvm() {
        kafka.createTopic("here", 1, Map.of());
        try (var other = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary())) {
            other.createTopic("there", 1, Map.of());
            Traffic.with(kafka.bootstrapServers()).commit("here", "a");
            Traffic.with(other.bootstrapServers()).commit("there", "b");

            assertThat(Traffic.with(other.bootstrapServers()).read("there", "g", 1))
                    .containsExactly("b");
            assertThat(other.bootstrapServers()).isNotEqualTo(kafka.bootstrapServers());
            assertThat(other.dataFolder()).isNotEqualTo(kafka.dataFolder());
        }
        // The first one is none the worse for the end of the second.
        Traffic.with(kafka.bootstrapServers()).commit("here", "c");
        assertThat(Traffic.with(kafka.bootstrapServers()).read("here", "g", 2)).containsExactly("a", "c");
    }

    @Test
    void appliesBrokerSettings() {
        kafka.createTopic("sized", 1, Map.of());
        try (var producer = producer()) {
            var tooLarge = producer.send(new ProducerRecord<>("sized", "k", "x".repeat(6000)));

            assertThat(tooLarge)
                    .failsWithin(30, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void doesNotMakeTopicsUp() {
        try (var producer = producer()) {
            assertThat(producer.send(new ProducerRecord<>("nobody-made-it", "k", "v")))
                    .failsWithin(30, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void refusesATopicTwice() {
        kafka.createTopic("once", 1, Map.of());

        assertThatExceptionOfType(EmbeddedKafkaException.class)
                .isThrownBy(() -> kafka.createTopic("once", 1, Map.of()))
                .withMessageContaining("topic once")
                .withCauseInstanceOf(TopicExistsException.class);
    }

    @Test
    void refusesATopicWithoutPartitions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kafka.createTopic("empty", 0, Map.of()))
                .withMessage("topic empty needs at least 1 partition, but got 0");
    }

    @Test
    void refusesABadTopicSetting() {
        assertThatExceptionOfType(EmbeddedKafkaException.class)
                .isThrownBy(() -> kafka.createTopic("bad", 1, Map.of("retention.ms", "soon")))
                .withMessageContaining("retention.ms")
                .withCauseInstanceOf(InvalidConfigurationException.class);
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        "500"),
                new StringSerializer(),
                new StringSerializer());
    }
}
