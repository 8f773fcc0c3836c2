package io.pitwall.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.serdes.StreamMessageSerde;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducerOutletTest {

    private static final ParameterData ROW = TextTable.parse("time_ms | Speed\n1 | 2");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final OutputSettings settings = new OutputSettings();

    private ProducerOutlet outlet(MockProducer<byte[], byte[]> target, Map<String, Object> configs) {
        return new ProducerOutlet("out", target, new WriteFailures(settings), configs);
    }

    private static MockProducer<byte[], byte[]> slow() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "plain", "quix"})
    void aMessageIsARecordInTheChosenFormat(String format) {
        outlet(producer, Map.of("pitwall.format", format)).send("cär-1", ROW);
        ProducerRecord<byte[], byte[]> written = producer.history().get(0);
        assertThat(written.topic()).isEqualTo("out");
        assertThat(written.key()).isEqualTo("cär-1".getBytes(UTF_8));
        assertThat(written.timestamp()).as("the producer stamps it on arrival").isNull();
        StreamMessage read =
                new StreamMessageSerde().deserializer().deserialize("out", written.headers(), written.value());
        assertThat(read).isEqualTo(ROW);
        if (format.equals("quix")) {
            assertThat(new String(written.value(), UTF_8)).startsWith("{\"C\":\"JT\",\"K\":\"ParameterData\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "quix"})
    void whatIsTooLargeIsCutAndWholeAgain(String format) {
        byte[] image = new byte[3_000_000];
        new Random(3).nextBytes(image);
        ParameterData large = ParameterData.wrap(
                new long[] {1}, List.of(BinaryColumn.wrap("Image", new byte[][] {image})), List.of());
        outlet(producer, Map.of("pitwall.format", format)).send("car-1", large);
        assertThat(producer.history()).hasSizeGreaterThan(2).allSatisfy(part -> {
            assertThat(part.key()).isEqualTo("car-1".getBytes(UTF_8));
            assertThat(part.value().length).isLessThan(1 << 20);
        });
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        boolean isPrefixed = format.equals("quix");
        producer.history()
                .forEach(part ->
                        joined.write(part.value(), isPrefixed ? 10 : 0, part.value().length - (isPrefixed ? 10 : 0)));
        assertThat(new StreamMessageSerde().deserializer().deserialize("out", joined.toByteArray()))
                .isEqualTo(large);
    }

    @Test
    void theLimitOfATopicIsASetting() {
        Map<String, Object> configs = new HashMap<>(Map.of("pitwall.max.message.bytes.out", 2_000));
        ParameterData text = ParameterData.builder()
                .row(1)
                .put("Note", new Random(1).nextDouble() + "x".repeat(3_000))
                .put("Image", new byte[3_000])
                .build();
        configs.put("pitwall.format", "plain");
        outlet(producer, configs).send("car-1", text);
        assertThat(producer.history()).hasSizeGreaterThan(2);
        assertThatThrownBy(() -> outlet(producer, Map.of("pitwall.max.message.bytes.out", "many")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void rawRecordsAreWrittenAsTheyAre() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("a", new byte[] {1});
        ProducerOutlet outlet = outlet(producer, Map.of());
        outlet.sendRaw(new byte[] {1}, new byte[] {2}, headers);
        outlet.sendRaw(null, new byte[0], new RecordHeaders());
        assertThat(producer.history()).hasSize(2);
        ProducerRecord<byte[], byte[]> keyed = producer.history().get(0);
        assertThat(keyed.key()).containsExactly(1);
        assertThat(keyed.value()).containsExactly(2);
        assertThat(keyed.headers()).isEqualTo(headers);
        ProducerRecord<byte[], byte[]> unkeyed = producer.history().get(1);
        assertThat(unkeyed.key()).isNull();
        assertThat(unkeyed.value()).isEmpty();
    }

    @Test
    void whatWasRefusedIsToldOnce() {
        MockProducer<byte[], byte[]> slow = slow();
        ProducerOutlet outlet = outlet(slow, Map.of());
        outlet.send("car-1", ROW);
        outlet.send("car-2", ROW);
        slow.errorNext(new TopicAuthorizationException("not yours"));
        slow.errorNext(new TopicAuthorizationException("nor this"));
        assertThatThrownBy(outlet::check)
                .isInstanceOf(WriteException.class)
                .hasMessage("stream 'car-1' of topic 'out': was refused: not yours")
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        outlet.check();
        outlet.send("car-3", ROW);
        slow.errorNext(new TopicAuthorizationException("still not"));
        assertThatThrownBy(outlet::flush).hasMessage("stream 'car-3' of topic 'out': was refused: still not");
        outlet.flush();
    }

    @Test
    void aHandlerGetsAllThatWasRefusedAndNothingThrows() {
        List<WriteException> failures = new ArrayList<>();
        settings.onError(failures::add);
        MockProducer<byte[], byte[]> slow = slow();
        ProducerOutlet outlet = outlet(slow, Map.of());
        outlet.send("car-1", ROW);
        outlet.sendRaw(null, new byte[0], new RecordHeaders());
        slow.errorNext(new TopicAuthorizationException("not yours"));
        slow.errorNext(new TopicAuthorizationException("nor this"));
        outlet.flush();
        assertThat(failures)
                .extracting(WriteException::getMessage)
                .containsExactly(
                        "stream 'car-1' of topic 'out': was refused: not yours", "topic 'out': was refused: nor this");
        assertThat(failures.get(1).streamId()).isNull();
    }

    @Test
    void aHandlerThatThrowsDoesNotHarmTheProducer() {
        settings.onError(failure -> {
            throw new IllegalStateException("handler");
        });
        MockProducer<byte[], byte[]> slow = slow();
        ProducerOutlet outlet = outlet(slow, Map.of());
        outlet.send("car-1", ROW);
        slow.errorNext(new TopicAuthorizationException("not yours"));
        outlet.check();
        outlet.flush();
    }

    @Test
    void aMessageInPiecesFailsOnceAndItsRestIsNotSent() throws InterruptedException {
        List<WriteException> failures = new ArrayList<>();
        settings.onError(failures::add);
        MockProducer<byte[], byte[]> slow = slow();
        byte[] image = new byte[5_000_000];
        new Random(3).nextBytes(image);
        Thread writer = new Thread(() -> outlet(slow, Map.of())
                .send(
                        "car-1",
                        ParameterData.builder().row(1).put("Image", image).build()));
        writer.start();
        while (writer.isAlive()) {
            if (!slow.errorNext(new TopicAuthorizationException("not yours"))) {
                writer.join(1);
            }
        }
        while (slow.errorNext(new TopicAuthorizationException("nor this"))) {}
        assertThat(failures)
                .singleElement()
                .asString()
                .endsWith("stream 'car-1' of topic 'out': was refused: not yours");
        assertThat(slow.history()).hasSizeLessThan(5);
    }

    @Test
    void aLargeMessageLeavesRoomForOthersBetweenItsPieces() throws InterruptedException {
        MockProducer<byte[], byte[]> slow = slow();
        ProducerOutlet outlet = outlet(slow, Map.of());
        byte[] image = new byte[5_000_000];
        new Random(3).nextBytes(image);
        Thread writer = new Thread(() -> outlet.send(
                "car-1", ParameterData.builder().row(1).put("Image", image).build()));
        writer.start();
        while (slow.history().size() < 2) {
            Thread.onSpinWait();
        }
        outlet.send("car-2", ROW);
        while (writer.isAlive()) {
            if (!slow.completeNext()) {
                writer.join(1);
            }
        }
        assertThat(slow.history())
                .extracting(written -> new String(written.key(), UTF_8))
                .startsWith("car-1", "car-1", "car-2", "car-1");
    }

    @Test
    void whatTheProducerRefusesAtOnceIsThrown() {
        producer.close();
        ProducerOutlet outlet = outlet(producer, Map.of());
        assertThatThrownBy(() -> outlet.send("car-1", ROW))
                .isInstanceOf(WriteException.class)
                .hasMessageStartingWith("stream 'car-1' of topic 'out': cannot be written: ");
    }

    @Test
    void anIdThatUtf8CannotWriteIsRefused() {
        assertThatThrownBy(() -> outlet(producer, Map.of()).send("\ud800", StreamProperties.none()))
                .isInstanceOf(WriteException.class)
                .hasMessageContaining("surrogate");
        assertThat(producer.history()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theProducerIsMadeOfTheSettings(boolean isQuix) {
        Map<String, Object> configs = new HashMap<>(Map.of("bootstrap.servers", "localhost:1"));
        if (isQuix) {
            configs.put("pitwall.format", "quix");
            configs.put("compression.type", "gzip");
        }
        try (Producer<byte[], byte[]> made = ProducerOutlet.producer(configs)) {
            assertThat(made).isInstanceOf(KafkaProducer.class);
        }
    }
}
