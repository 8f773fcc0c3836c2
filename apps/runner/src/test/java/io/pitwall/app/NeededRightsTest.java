package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class NeededRightsTest {

    private static final Plan PLAN =
            Pitwall.plan(telemetry -> telemetry.topic("in").parameters().to("out"));

    private static List<String> resources(String guarantee) {
        PitwallConfig config = PitwallConfig.of("hb", "localhost:9092")
                .withKafka(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        return NeededRights.of(PLAN, config).rights().stream()
                .map(NeededRights.Right::resource)
                .distinct()
                .toList();
    }

    @Test
    void onlyWhoProcessesExactlyOnceWritesInTransactions() {
        assertThat(resources("exactly_once_v2")).containsExactly("topic", "group", "transactional-id");
        assertThat(resources("at_least_once")).containsExactly("topic", "group");
    }
}
