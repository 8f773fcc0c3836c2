package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectNamingTest {

    private static final Schema LAP =
            SchemaBuilder.record("Lap").namespace("com.acme").fields().endRecord();

    @ParameterizedTest
    @CsvSource({
        "topic, false, laps-value",
        "topic, true, laps-key",
        "io.confluent.kafka.serializers.subject.TopicNameStrategy, false, laps-value",
        "record, false, com.acme.Lap",
        "io.confluent.kafka.serializers.subject.RecordNameStrategy, true, com.acme.Lap",
        "topic-record, false, laps-com.acme.Lap",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, true, laps-com.acme.Lap"
    })
    void subjects(String strategy, boolean isKey, String subject) {
        String setting = isKey ? "key.subject.name.strategy" : "value.subject.name.strategy";

        assertThat(WriterConfig.of(Map.of(setting, strategy), isKey).subject("laps", LAP))
                .isEqualTo(subject);
    }

    @Test
    void topicAndRecordIsTheDefault() {
        assertThat(WriterConfig.of(Map.of(), false).subject("laps", LAP)).isEqualTo("laps-com.acme.Lap");
    }

    @Test
    void anyOtherIsRefused() {
        assertThatThrownBy(() -> WriterConfig.of(Map.of("value.subject.name.strategy", "com.acme.Mine"), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("Invalid value com.acme.Mine for configuration value.subject.name.strategy:"
                        + " must be one of topic (io.confluent.kafka.serializers.subject.TopicNameStrategy), ");
    }
}
