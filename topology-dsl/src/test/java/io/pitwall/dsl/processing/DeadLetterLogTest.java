package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What people read about a record that cannot be read: which one, of which stream, in which format, where, and why. */
class DeadLetterLogTest {

    private static final ErrorHandlerContext CONTEXT = (ErrorHandlerContext) Proxy.newProxyInstance(
            DeadLetterLogTest.class.getClassLoader(), new Class<?>[] {ErrorHandlerContext.class}, (p, method, a) -> {
                if (method.getName().equals("processorNodeId")) {
                    return "car-data.source";
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private Instant now = Instant.EPOCH;
    private final Logger logger = (Logger) LoggerFactory.getLogger(DeadLetterHandler.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final DeadLetterHandler handler = new DeadLetterHandler(() -> now);

    @BeforeEach
    void listen() {
        handler.configure(Map.of("errors.dead.letter.queue.topic.name", "unreadable"));
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    /** What a later record leads to, when the log speaks again. */
    private String line(byte @Nullable [] key, byte[] value, Exception error) {
        log.list.clear();
        now = now.plus(LogInterval.LENGTH);
        handler.handleError(CONTEXT, new ConsumerRecord<>("car-data", 3, 42, key, value), error);
        assertThat(log.list).hasSize(1);
        return log.list.get(0).getFormattedMessage();
    }

    /** One line says all: record, stream, format, byte, what was expected there. */
    @ParameterizedTest
    @CsvSource({
        "packed, '', 'format packed, byte 11: expected a block of all '",
        "plain, '', 'format plain, byte [0-9]+: expected more of the ParameterData'",
        "packed, mock://log, 'Confluent wire format, schema id [0-9]+: format packed, byte 6: expected a block of all '",
        "plain, mock://log, 'Confluent wire format, schema id [0-9]+: format plain, byte [0-9]+: expected more of '",
        "quix, '', 'format quix, byte 0: expected a Quix message, but the value is raw bytes: it is no JSON at byte '"
    })
    void inEveryFormat(String format, String registry, String reason) {
        ParameterData data = ParameterData.builder().row(1).put("Speed", 200.5).build();
        try (StreamMessageSerde serde = new StreamMessageSerde()) {
            serde.configure(Map.of(StreamMessageSerde.FORMAT_CONFIG, format, "schema.registry.url", registry), false);
            byte[] good = serde.serializer().serialize("car-data", data);
            assertThat(good).isNotNull();
            byte[] value = Arrays.copyOf(good, good.length - 1);
            UnreadableMessageException error = catchThrowableOfType(
                    UnreadableMessageException.class, () -> serde.deserializer().deserialize("car-data", value));

            assertThat(line("car-1".getBytes(UTF_8), value, error))
                    .matches("car-data-3@42, stream 'car-1': sent to the dead letters \\(unreadable\\): " + reason
                            + ".*");
        }
    }

    /** What is wrong before the joined message is whole says the same. */
    @Test
    void aFragment() {
        byte[] value = "<\1\0\0\0/\0/\1>part".getBytes(UTF_8);
        try (StreamMessageSerde serde = new StreamMessageSerde()) {
            UnreadableMessageException error = catchThrowableOfType(
                    UnreadableMessageException.class, () -> serde.deserializer().deserialize("car-data", value));

            assertThat(line("car-1".getBytes(UTF_8), value, error))
                    .isEqualTo("car-data-3@42, stream 'car-1': sent to the dead letters (unreadable): format quix, byte"
                            + " 0: expected a whole message, but the record is part 0 of 2 of message 01000000; join the"
                            + " parts first");
        }
    }

    @Test
    void aMessageThatIsCutShort() {
        try (StreamMessageSerde serde = new StreamMessageSerde()) {
            byte[] end = serde.serializer().serialize("car-data", StreamEnd.closed());
            assertThat(end).isNotNull();
            byte[] value = Arrays.copyOf(end, end.length - 1);
            UnreadableMessageException error = catchThrowableOfType(
                    UnreadableMessageException.class, () -> serde.deserializer().deserialize("car-data", value));

            assertThat(line("car-1".getBytes(UTF_8), value, error))
                    .isEqualTo(
                            "car-data-3@42, stream 'car-1': sent to the dead letters (unreadable): format plain, byte"
                                    + " 10: expected more of the StreamEnd, but the value ends here");
        }
    }

    @Test
    void keysThatAreNoStreamIds() {
        UnreadableMessageException error = new UnreadableMessageException("why");

        assertThat(line(null, new byte[0], error))
                .isEqualTo("car-data-3@42, no stream id: sent to the dead letters (unreadable): why");
        assertThat(line(new byte[] {'a', '\n', (byte) 0xFF}, new byte[0], error))
                .startsWith("car-data-3@42, stream 'a?\uFFFD': sent");
        assertThat(line("x".repeat(101).getBytes(UTF_8), new byte[0], error))
                .startsWith("car-data-3@42, stream '" + "x".repeat(100) + "...': sent");
    }

    @Test
    void anOutage() {
        assertThat(line("car-1".getBytes(UTF_8), new byte[0], new IllegalStateException("no answer")))
                .isEqualTo("car-data-3@42, stream 'car-1': reading failed for a reason that is not the record's");
    }

    @Test
    void aPartitionHasALineInTenSecondsWithTheNumberOfThoseBetween() {
        UnreadableMessageException error = new UnreadableMessageException("why");
        line(null, new byte[0], error);
        for (int i = 0; i < 41; i++) {
            handler.handleError(CONTEXT, new ConsumerRecord<>("car-data", 3, 50 + i, null, new byte[0]), error);
        }
        assertThat(log.list).as("nothing more of this partition").hasSize(1);
        handler.handleError(CONTEXT, new ConsumerRecord<>("car-data", 4, 1, null, new byte[0]), error);
        assertThat(log.list).as("another one").hasSize(2);

        assertThat(line(null, new byte[0], error))
                .isEqualTo(
                        "car-data-3@42, no stream id: sent to the dead letters (unreadable): why; so were 41 before it"
                                + " since the last line");
        assertThat(line(null, new byte[0], error)).endsWith("(unreadable): why");
    }

    @Test
    void whatWasNotSaidIsSaidAtTheEnd() {
        DeadLetterLog letters = new DeadLetterLog(logger, "unreadable", () -> now);
        for (int i = 0; i < 3; i++) {
            letters.sent(new TopicPartition("car-data", 3), i, null, "why");
        }
        letters.flush();
        letters.flush();

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "car-data-3@0, no stream id: sent to the dead letters (unreadable): why",
                        "car-data-3: 2 more sent to the dead letters (unreadable) since the last line");
    }
}
