package io.pitwall.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** With a short check interval the broker really deletes: so a test may use a deleted record as its canary. */
class RetentionTest {

    @Test
    void deletesARecordWhoseTimestampIsOld() throws Exception {
        var config = EmbeddedKafkaConfig.temporary().withSetting("log.retention.check.interval.ms", "200");
        try (var kafka = EmbeddedKafka.start(config);
                var admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            var retention =
                    Map.of("retention.ms", Long.toString(Duration.ofHours(1).toMillis()));
            kafka.createTopic("aged", 1, retention);
            kafka.createTopic("fresh", 1, retention);
            var traffic = Traffic.with(kafka.bootstrapServers());
            var now = Instant.now();

            traffic.sendAt("fresh", now.toEpochMilli(), "kept");
            traffic.sendAt("aged", now.minus(Duration.ofHours(2)).toEpochMilli(), "deleted");

            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(firstOffset(admin, "aged"))
                    .isEqualTo(1));
            assertThat(firstOffset(admin, "fresh")).isZero();
            assertThat(traffic.read("fresh", "g", 1)).containsExactly("kept");
        }
    }

    private static long firstOffset(Admin admin, String topic) throws Exception {
        var partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
