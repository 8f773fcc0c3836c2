package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Response;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterHandlerTest {

    private static final String TOPIC_CONFIG = "errors.dead.letter.queue.topic.name";

    /** The handler asks for the name of the source and nothing else. */
    private static final ErrorHandlerContext CONTEXT = (ErrorHandlerContext) Proxy.newProxyInstance(
            DeadLetterHandlerTest.class.getClassLoader(),
            new Class<?>[] {ErrorHandlerContext.class},
            (p, method, a) -> {
                if (method.getName().equals("processorNodeId")) {
                    return "cars.source";
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private final DeadLetterHandler handler = new DeadLetterHandler();

    @BeforeEach
    void configure() {
        handler.configure(Map.of(TOPIC_CONFIG, "unreadable"));
    }

    @Test
    void aRecordThatCannotBeReadIsSentAsItWasWithTheReason() {
        Response response = handler.handleError(CONTEXT, record(1_234), new UnreadableMessageException("too short"));

        assertThat(response.result()).isEqualTo(Result.RESUME);
        ProducerRecord<byte[], byte[]> letter = onlyLetter(response);
        assertThat(letter.topic()).isEqualTo("unreadable");
        assertThat(letter.partition()).isNull();
        assertThat(letter.timestamp())
                .as("that of its arrival, which the producer sets")
                .isNull();
        assertThat(letter.key()).isEqualTo(bytes("car"));
        assertThat(letter.value()).isEqualTo(bytes("?"));
        Map<String, String> headers = new HashMap<>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        assertThat(headers)
                .isEqualTo(Map.of(
                        "pitwall.operator",
                        "cars.source",
                        "pitwall.stream",
                        "car",
                        "own",
                        "kept",
                        "__streams.errors.exception",
                        "io.pitwall.serdes.UnreadableMessageException",
                        "__streams.errors.message",
                        "too short",
                        "__streams.errors.topic",
                        "car-data",
                        "__streams.errors.partition",
                        "3",
                        "__streams.errors.offset",
                        "42",
                        "__streams.errors.timestamp",
                        "1234"));
    }

    @Test
    void theHeadersOfTheRecordItselfStayAsTheyAre() {
        ConsumerRecord<byte[], byte[]> record = record(0);
        handler.handleError(CONTEXT, record, new UnreadableMessageException("too short"));

        assertThat(record.headers().toArray()).hasSize(1);
    }

    @Test
    void anyOtherFailureStopsTheApplication() {
        for (Exception outage : List.of(
                new SerializationException("the registry does not answer"), new IllegalStateException("no memory"))) {
            Response response = handler.handleError(CONTEXT, record(0), outage);

            assertThat(response.result()).isEqualTo(Result.FAIL);
            assertThat(response.deadLetterQueueRecords()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null", "empty"})
    void withoutATopicItDoesNotStart(String setting) {
        Map<String, Object> settings = new HashMap<>();
        if (setting.equals("null")) {
            settings.put(TOPIC_CONFIG, null);
        } else if (setting.equals("empty")) {
            settings.put(TOPIC_CONFIG, "");
        }

        assertThatThrownBy(() -> new DeadLetterHandler().configure(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Invalid value " + (setting.equals("empty") ? "" : "null") + " for configuration "
                        + TOPIC_CONFIG + ": name the topic for records that cannot be read");
    }

    private static ProducerRecord<byte[], byte[]> onlyLetter(Response response) {
        assertThat(response.deadLetterQueueRecords()).hasSize(1);
        return response.deadLetterQueueRecords().get(0);
    }

    private static ConsumerRecord<byte[], byte[]> record(long timestamp) {
        return new ConsumerRecord<>(
                "car-data",
                3,
                42,
                timestamp,
                TimestampType.CREATE_TIME,
                3,
                1,
                bytes("car"),
                bytes("?"),
                new RecordHeaders().add("own", bytes("kept")),
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
