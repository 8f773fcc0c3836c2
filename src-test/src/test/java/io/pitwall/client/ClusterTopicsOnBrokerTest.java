package io.pitwall.client;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithKafka
@Timeout(120)
class ClusterTopicsOnBrokerTest {

    @Test
    void anOffsetThatATransactionIsAboutToChangeIsWaitedFor(Topics topics) {
        TopicPartition partition = new TopicPartition(topics.create("input", 1), 0);
        String group = topics.config().applicationId();
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrapServers());
        try (var cluster = new ClusterTopics(settings);
                var reader = new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                topics.bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                topics.bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                group),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            for (long offset = 2; offset < 5; offset++) {
                producer.beginTransaction();
                producer.sendOffsetsToTransaction(
                        Map.of(partition, new OffsetAndMetadata(offset)), reader.groupMetadata());
                assertThat(cluster.committed(group, List.of(partition), Duration.ZERO))
                        .as("neither the old one nor the new one")
                        .isEmpty();
                producer.commitTransaction();
                assertThat(cluster.committed(group, List.of(partition), ofSeconds(60)))
                        .containsExactlyEntriesOf(Map.of(partition, offset));
            }
        }
    }
}
