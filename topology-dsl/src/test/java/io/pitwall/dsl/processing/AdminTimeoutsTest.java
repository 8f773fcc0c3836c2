package io.pitwall.dsl.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdminTimeoutsTest {

    private static final String ANSWER = "default.api.timeout.ms";
    private static final String REQUEST = "request.timeout.ms";

    private static AdminTimeouts seconds(long answer, long request) {
        return new AdminTimeouts(Duration.ofSeconds(answer), Duration.ofSeconds(request));
    }

    @Test
    void withoutSettingsNobodyWaitsForLong() {
        assertThat(AdminTimeouts.of(Map.of())).isEqualTo(seconds(10, 5));
    }

    @Test
    void whatIsSetCounts() {
        assertThat(AdminTimeouts.of(Map.of(ANSWER, "60000", REQUEST, 20_000))).isEqualTo(seconds(60, 20));
        assertThat(AdminTimeouts.of(Map.of(ANSWER, 60_000))).isEqualTo(seconds(60, 5));
    }

    @Test
    void anAnswerMayTakeAsLongAsARequest() {
        assertThat(AdminTimeouts.of(Map.of(REQUEST, "30000"))).isEqualTo(seconds(30, 30));
        assertThat(AdminTimeouts.of(Map.of(ANSWER, 2_000))).isEqualTo(seconds(2, 2));
    }

    @Test
    void whatIsNoNumberIsForKafkaToRefuse() {
        Map<String, String> settings = Map.of(ANSWER, "soon");
        AdminTimeouts timeouts = AdminTimeouts.of(settings);
        assertThat(timeouts).isEqualTo(seconds(10, 5));
        assertThat(timeouts.in(settings)).containsEntry(ANSWER, "soon").containsEntry(REQUEST, 5_000);
    }

    @Test
    void anAdminClientGetsWhatIsNotSet() {
        Map<String, String> settings = Map.of("bootstrap.servers", "k:1", REQUEST, "2000");
        assertThat(AdminTimeouts.of(settings).in(settings))
                .isEqualTo(Map.of("bootstrap.servers", "k:1", REQUEST, "2000", ANSWER, 10_000));
    }

    @Test
    void noTimeOfALimitedClientIsLonger() {
        Duration longest = Duration.ofSeconds(10);
        Map<String, String> longer = Map.of(ANSWER, "60000", REQUEST, "30000");
        assertThat(AdminTimeouts.limited(longer, longest)).isEqualTo(Map.of(ANSWER, 10_000, REQUEST, 10_000));
        Map<String, String> shorter = Map.of(ANSWER, "2000", REQUEST, "1000");
        assertThat(AdminTimeouts.limited(shorter, longest)).isEqualTo(shorter);
        Map<String, String> request = Map.of(REQUEST, "30000");
        assertThat(AdminTimeouts.of(AdminTimeouts.limited(request, longest))).isEqualTo(seconds(10, 10));
        assertThat(AdminTimeouts.limited(Map.of(ANSWER, "soon"), longest)).isEqualTo(Map.of(ANSWER, "soon"));
    }
}
