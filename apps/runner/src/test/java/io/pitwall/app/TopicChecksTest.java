package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicChecksTest {

    private static final PlanTopics TOPICS =
            new PlanTopics(Set.of("in"), Set.of("out"), "dead-letters", Set.of(Set.of("in", "other")));

    private static List<Finding> findings(String topic, Map<String, String> settings, int replication) {
        Map<String, TopicFacts> facts = new HashMap<>();
        facts.put("in", new TopicFacts("in", 4, 3, Map.of()));
        facts.put("out", new TopicFacts("out", 4, 3, Map.of()));
        facts.put(topic, new TopicFacts(topic, 4, replication, settings));
        return TopicChecks.of(TOPICS, facts, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "out, max.message.bytes, 1023, 3, true, 'topic out takes records of 1023 bytes'",
        "dead-letters, max.message.bytes, 1023, 3, true, 'topic dead-letters takes records of 1023 bytes'",
        "out, min.insync.replicas, 4, 3, true, 'topic out has 3 replicas and wants 4 in sync'",
        "out, a, b, 1, false, 'topic out has one replica though there are 3 brokers'",
        "in, message.timestamp.type, LogAppendTime, 3, false, 'topic in has message.timestamp.type=LogAppendTime'",
        "in, cleanup.policy, 'compact,delete', 3, false, 'topic in has cleanup.policy=compact,delete'",
        "in, retention.ms, 3599999, 3, false, 'topic in keeps records for 3599 s'"
    })
    void whatIsWrong(String topic, String setting, String value, int replication, boolean isFatal, String start) {
        assertThat(findings(topic, Map.of(setting, value), replication))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isFatal()).isEqualTo(isFatal);
                    assertThat(finding.text()).startsWith(start);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "out, max.message.bytes, 1024, 3",
        "in, max.message.bytes, 1, 3",
        "out, min.insync.replicas, 3, 3",
        "out, message.timestamp.type, CreateTime, 3",
        "in, cleanup.policy, delete, 1",
        "in, retention.ms, 3600000, 3",
        "in, retention.ms, -1, 3",
        "out, retention.ms, 1, 3"
    })
    void whatIsNot(String topic, String setting, String value, int replication) {
        assertThat(findings(topic, Map.of(setting, value), replication)).isEmpty();
    }

    @Test
    void topicsThatMeetHaveEqualNumbersOfPartitionsAndWhatIsFatalComesFirst() {
        Map<String, TopicFacts> facts = Map.of(
                "in", new TopicFacts("in", 4, 1, Map.of("retention.ms", "1000")),
                "other", new TopicFacts("other", 3, 1, Map.of()));

        assertThat(TopicChecks.of(TOPICS, facts, 1))
                .extracting(Finding::isFatal)
                .containsExactly(true, false);
        assertThat(TopicChecks.of(TOPICS, facts, 1).get(0).text())
                .startsWith("topics in (4 partitions), other (3 partitions) are merged or written to one topic");
    }
}
