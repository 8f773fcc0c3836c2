package io.pitwall.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics have one name in the topology class and may have another one in the cluster. */
class TopicNamesTest {

    private static final PitwallConfig CONFIG = PitwallConfig.of("app", "broker:9092");

    private static void define(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("Brake")
                .deriveNumber("b", row -> row.number("Brake"), OnError.deadLetter())
                .to("brakes");
        telemetry.topic("laps").parameters().to("brakes");
    }

    private static String described(PitwallConfig config) {
        return Pitwall.topology(TopicNamesTest::define, config).describe().toString();
    }

    @Test
    void nothingButTheTopicsIsCalledOtherwise() {
        String renamed = described(
                CONFIG.withTopicNames(Map.of("car-data", "prod.car.v1")).withTopicNames(Map.of("brakes", "out")));

        assertThat(renamed)
                .contains("(topics: [prod.car.v1])", "(topics: [laps])", "(topic: out)", "(topic: app-dead-letters)");
        assertThat(renamed.replace("[prod.car.v1]", "[car-data]").replace("(topic: out)", "(topic: brakes)"))
                .isEqualTo(described(CONFIG));
    }

    @Test
    void storesKeepTheNamesOfTheTopologyClass() {
        assertThat(Pitwall.topology(TopicNamesTest::define, CONFIG.withTopicNames(Map.of("car-data", "prod.car.v1")))
                        .describe()
                        .subtopologies())
                .flatExtracting(TopologyDescription.Subtopology::nodes)
                .filteredOn(TopologyDescription.Processor.class::isInstance)
                .flatExtracting(node -> ((TopologyDescription.Processor) node).stores())
                .contains("car-data.context", "car-data.fragments", "brakes.exit")
                .doesNotContain("prod.car.v1.context");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "car-dta|x|topic 'car-dta' is called 'x' by the configuration, but the topology has no such topic; it has"
                        + " brakes, car-data, laps",
                "car-data|laps|topics 'car-data' and 'laps' are both called 'laps' in the cluster; the topology keeps them"
                        + " apart: give them two names",
                "car-data|a b|topic 'car-data' is called 'a b' by the configuration, but a topic of Kafka has 1 to 249"
                        + " letters, digits, dots, underscores or hyphens",
                "car-data|app-dead-letters|topic 'app-dead-letters' is for dead letters, but the topology reads or writes"
                        + " it: records that cannot be read would come back for ever; name another topic for dead letters"
            })
    void namesThatCannotBe(String topic, String name, String message) {
        PitwallConfig config = CONFIG.withTopicNames(Map.of(topic, name));

        assertThatThrownBy(() -> described(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
