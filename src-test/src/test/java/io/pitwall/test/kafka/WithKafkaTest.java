package io.pitwall.test.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithKafka
@Timeout(60)
class WithKafkaTest {

    @Test
    void topicsAreThoseOfOneTest(Topics mine, Topics others) throws ExecutionException, InterruptedException {
        String created = mine.create("cars", 3);
        String sameName = others.create("cars", 1);

        assertThat(others.bootstrapServers()).as("one broker for all").isEqualTo(mine.bootstrapServers());
        assertThat(created)
                .isEqualTo(mine.prefix() + "cars")
                .startsWith("WithKafkaTest-")
                .isNotEqualTo(sameName);
        assertThat(mine.config().applicationId()).isEqualTo(mine.prefix() + "app");
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, mine.config().bootstrapServers()))) {
            var topics = admin.describeTopics(Set.of(created, sameName))
                    .allTopicNames()
                    .get();
            assertThat(requireNonNull(topics.get(created)).partitions()).hasSize(3);
            assertThat(requireNonNull(topics.get(sameName)).partitions()).hasSize(1);
        }
    }
}
