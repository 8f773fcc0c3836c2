package io.pitwall.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.dsl.processing.DeadLetterHandler;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PitwallConfigTest {

    private static final PitwallConfig CONFIG = PitwallConfig.of("app", "broker:9092");

    @Test
    void defaults() {
        assertThat(CONFIG.deadLetterTopic()).isEqualTo("app-dead-letters");
        assertThat(CONFIG.streamsProperties())
                .containsEntry("application.id", "app")
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("deserialization.exception.handler", DeadLetterHandler.class.getName())
                .containsEntry("errors.dead.letter.queue.topic.name", "app-dead-letters")
                .containsEntry("statestore.cache.max.bytes", 0);
        assertThat(consumer(CONFIG))
                .containsEntry("session.timeout.ms", 6_000)
                .containsEntry("heartbeat.interval.ms", 2_000)
                .containsEntry("auto.offset.reset", "earliest");
        assertThat(producer(CONFIG)).containsEntry("compression.type", "zstd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.timeout.ms", "consumer.session.timeout.ms", "main.consumer.session.timeout.ms"})
    void aSettingOfTheConsumerWinsUnderEachOfItsNames(String name) {
        assertThat(consumer(CONFIG.withKafka(name, 45_000))).containsEntry("session.timeout.ms", 45_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compression.type", "producer.compression.type"})
    void aSettingOfTheProducerWinsUnderEachOfItsNames(String name) {
        assertThat(producer(CONFIG.withKafka(name, "none"))).containsEntry("compression.type", "none");
    }

    @Test
    void settingsOfKafkaStreamsWin() {
        assertThat(CONFIG.withKafka("processing.guarantee", "at_least_once")
                        .withKafka("num.stream.threads", 4)
                        .streamsProperties())
                .containsEntry("processing.guarantee", "at_least_once")
                .containsEntry("num.stream.threads", 4);
    }

    @Test
    void theLastOfTwoSettingsWinsAndTheFirstConfigurationStaysAsItWas() {
        PitwallConfig two = CONFIG.withKafka("num.stream.threads", 2);
        PitwallConfig three = two.withKafka("num.stream.threads", 3);

        assertThat(two.kafka()).isEqualTo(Map.of("num.stream.threads", 2));
        assertThat(three.kafka()).isEqualTo(Map.of("num.stream.threads", 3));
        assertThat(CONFIG.kafka()).isEmpty();
    }

    @Test
    void deadLettersCanGoElsewhere() {
        PitwallConfig config = CONFIG.withKafka("num.stream.threads", 2).withDeadLetterTopic("unreadable");

        assertThat(config.streamsProperties())
                .containsEntry("errors.dead.letter.queue.topic.name", "unreadable")
                .containsEntry("num.stream.threads", 2);
    }

    @Test
    void settingsAreCopiedAndPropertiesAreNewAtEachCall() {
        Map<String, Object> settings = new HashMap<>(Map.of("num.stream.threads", 2));
        PitwallConfig config = new PitwallConfig("app", "broker:9092", "unreadable", Map.of(), settings);
        settings.clear();
        config.streamsProperties().clear();

        assertThat(config.streamsProperties()).containsEntry("num.stream.threads", 2);
    }

    @Test
    void whatIsWrittenFollowsTheFormatSetting() {
        PitwallConfig config = CONFIG.withKafka("pitwall.format", "morse");

        assertThatThrownBy(() -> Pitwall.topology(
                        telemetry -> telemetry.topic("in").parameters().to("out"), config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'morse' is no message format");
    }

    private static Map<String, Object> consumer(PitwallConfig config) {
        return new StreamsConfig(config.streamsProperties()).getMainConsumerConfigs("group", "client", 0);
    }

    private static Map<String, Object> producer(PitwallConfig config) {
        return new StreamsConfig(config.streamsProperties()).getProducerConfigs("client");
    }

    @ParameterizedTest
    @CsvSource({
        "processing.exception.handler, org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler",
        "deserialization.exception.handler, org.apache.kafka.streams.errors.LogAndContinueExceptionHandler",
        "default.deserialization.exception.handler, org.apache.kafka.streams.errors.LogAndContinueExceptionHandler"
    })
    void aHandlerThatSkipsWhateverFailsIsRefused(String setting, String handler) throws ClassNotFoundException {
        for (Object value : new Object[] {handler, Class.forName(handler)}) {
            assertThatThrownBy(() -> CONFIG.withKafka(setting, value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Kafka setting '" + setting + "' must not be " + handler
                            + ": it would skip good records while a schema registry is out of reach");
        }
    }
}
