package io.pitwall.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamProperties;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that are too large for a record of the output topic. */
class FragmentExitTest {

    private static final PitwallConfig CONFIG = PitwallConfig.of("app", "unused:9092");
    private static final String LIMIT = "pitwall.max.message.bytes.out";

    @TempDir
    Path stateDir;

    private DrivenTopology copy(PitwallConfig config) {
        return new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").parameters().to("out"), config);
    }

    @ParameterizedTest
    @CsvSource({
        "plain, , headers",
        "packed, , headers",
        "quix, json, prefix",
        "quix, binary, prefix",
        "quix, header, headers"
    })
    void areCutAsTheReadersOfTheFormatExpectIt(String format, String wrapper, String form) {
        PitwallConfig config = CONFIG.withKafka(LIMIT, "2000").withKafka("pitwall.format", format);
        ParameterData data = Cuts.noise(10_000);
        try (var topology = copy(wrapper == null ? config : config.withKafka("pitwall.quix.wrapper", wrapper))) {
            topology.send("in", "a", data).end("in", "a");

            List<TestRecord<byte[], byte[]>> out = topology.bytes("out");
            assertThat(out).hasSizeGreaterThan(6);
            TestRecord<byte[], byte[]> part = out.get(1);
            assertThat(part.key()).isEqualTo(Cuts.key("a"));
            assertThat(part.value().length).isBetween(1000, 2000);
            assertThat(part.headers().lastHeader("__Q_SplitMessageId") != null).isEqualTo(form.equals("headers"));
            assertThat(part.value()[0] == '<' && part.value()[9] == '>').isEqualTo(form.equals("prefix"));
            assertThat(Cuts.joined(out)).hasSize(3).extracting(Cuts::message).contains(data);
        }
    }

    @Test
    void withinTheLimitOfKafkasDefaultsARecordIsWhole() {
        ParameterData fits = Cuts.noise(1_000_000);
        ParameterData doesNot = Cuts.noise(1_048_000);
        try (var topology = copy(CONFIG)) {
            topology.send("in", "a", fits);
            assertThat(topology.read("out")).last().isEqualTo(DrivenTopology.message("a", fits));
            topology.send("in", "a", doesNot);
            assertThat(topology.bytes("out")).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"max.request.size", "producer.max.request.size"})
    void theProducersLimitCountsToo(String setting) {
        try (var topology = copy(CONFIG.withKafka(setting, 2000).withKafka(LIMIT, 1_000_000))) {
            topology.send("in", "a", Cuts.noise(3_000));

            assertThat(topology.bytes("out")).hasSize(3);
        }
    }

    @Test
    void aTopicThatTakesMoreGetsMoreIfTheProducerSendsIt() {
        PitwallConfig large = CONFIG.withKafka(LIMIT, 30_000_000)
                .withKafka("producer." + ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 30_000_000);
        ParameterData data = Cuts.noise(20_000_000);
        try (var topology = copy(large)) {
            topology.send("in", "a", data);

            assertThat(topology.read("out"))
                    .extracting(record -> record.value)
                    .containsExactly(StreamProperties.none(), data);
        }
    }

    @Test
    void tooManyPartsForThePrefixFormStopTheApplicationAndSayWhich() {
        PitwallConfig config = CONFIG.withKafka(LIMIT, 2000).withKafka("pitwall.format", "quix");
        try (var topology = copy(config)) {
            assertThatThrownBy(() -> topology.send("in", Cuts.whole("car-1", Cuts.noise(1_000_000))))
                    .hasStackTraceContaining("writing to topic 'out' failed on stream 'car-1' at in-0@0")
                    .rootCause()
                    .hasMessageContaining("255 parts in the prefix form");
        }
    }

    @Test
    void whatTheFormatCannotExpressStopsTheApplicationAndSaysWhich() {
        PitwallConfig config = CONFIG.withKafka("pitwall.format", "plain");
        StreamProperties tooLate = StreamProperties.none().withTimeOfRecording(Instant.parse("3000-01-01T00:00:00Z"));
        try (var topology = copy(config)) {
            assertThatThrownBy(
                            () -> topology.send("in", Cuts.whole("car-1", tooLate, Map.of("pitwall.format", "quix"))))
                    .hasStackTraceContaining("writing to topic 'out' failed on stream 'car-1' at in-0@0");
        }
    }
}
