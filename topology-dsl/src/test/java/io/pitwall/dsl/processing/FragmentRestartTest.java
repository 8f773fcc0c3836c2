package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.state.FragmentStore;
import io.pitwall.state.StoredHeldStream;
import io.pitwall.state.WriteBehindStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fragments that are held, over a restart. A punctuator that fires forces a commit, so a source has one only while it holds
 * something.
 */
class FragmentRestartTest {

    private static final ParameterData DATA =
            ParameterData.builder().row(0).put("Text", "x".repeat(2000)).build();
    private static final long START_MS = 1_000_000;

    @TempDir
    Path stateDir;

    private final List<CutRecord> parts = parts();
    private Driven source;

    @BeforeEach
    void start() {
        source = new Driven(null, START_MS);
    }

    @AfterEach
    void close() {
        source.stop();
    }

    private static List<CutRecord> parts() {
        try (var serde = new StreamMessageSerde()) {
            byte[] value = serde.serializer().serialize("in", DATA);
            return FragmentCutter.inHeaders(new RecordLimit(500))
                    .cut("car".getBytes(UTF_8), value, new RecordHeaders());
        }
    }

    private void send(CutRecord part) {
        source.send("car", part.value(), part.headers());
    }

    private void restart(long timeMs) {
        source.stop();
        source = new Driven(source, timeMs);
    }

    @Test
    void goesOnInTheMiddleOfAMessage() {
        assertThat(source.punctuators()).isEmpty();
        parts.subList(0, 3).forEach(this::send);
        source.send("car", new byte[] {'?'}, new RecordHeaders());
        assertThat(source.punctuators()).singleElement().satisfies(punctuator -> assertThat(punctuator.getInterval())
                .isEqualTo(Duration.ofSeconds(6)));
        restart(START_MS + 3_600_000);

        assertThat(source.punctuators()).hasSize(1);
        parts.subList(3, parts.size()).forEach(this::send);
        assertThat(source.forwarded()).containsExactly("context car " + DATA, "letters car ?");
        source.punctuate(START_MS + 3_606_000);
        assertThat(source.punctuators()).as("nothing is held").isEmpty();
        restart(START_MS + 4_000_000);
        assertThat(source.punctuators()).isEmpty();
    }

    @Test
    void whatWasHeldExpiresAfterTheRestartIfNothingComes() {
        parts.subList(0, 2).forEach(this::send);
        source.send("car", new byte[] {'?'}, new RecordHeaders());
        restart(START_MS + 3_600_000);
        source.punctuate(START_MS + 3_606_000);
        source.punctuate(START_MS + 3_660_000);
        assertThat(source.forwarded()).isEmpty();
        source.punctuate(START_MS + 3_666_000);

        assertThat(source.forwarded()).hasSize(3).last().isEqualTo("letters car ?");
        assertThat(source.punctuators()).isEmpty();
    }

    /** A source on a real store, without a topology. */
    private final class Driven {

        private final WriteBehindStore<StoredHeldStream> store;
        private final MockProcessorContext<Object, Object> context;
        private final SourceProcessor processor;
        private long nextOffset;

        Driven(@Nullable Driven before, long timeMs) {
            Properties properties = new Properties();
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
            properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
            properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
            context = new MockProcessorContext<>(properties, new TaskId(0, 0), stateDir.toFile());
            // As Kafka Streams has it: no time before the first record.
            context.setCurrentSystemTimeMs(0);
            store = FragmentStore.builder("in.fragments", "in")
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            processor = new SourceProcessor(
                    new SourceNodes("in", "in.source", "in.fragments", "context", "letters", "dead"),
                    JoinLimits.standard(),
                    new StreamMessageSerde().deserializer());
            processor.init(context);
            context.setCurrentSystemTimeMs(timeMs);
            nextOffset = before == null ? 0 : before.nextOffset;
        }

        void send(String streamId, byte[] value, Headers headers) {
            context.setRecordMetadata("in", 0, nextOffset++);
            processor.process(new Record<>(streamId.getBytes(UTF_8), value, 0, headers));
        }

        void punctuate(long timeMs) {
            context.setCurrentSystemTimeMs(timeMs);
            punctuators().forEach(punctuator -> punctuator.getPunctuator().punctuate(timeMs));
        }

        List<CapturedPunctuator> punctuators() {
            return context.scheduledPunctuators().stream()
                    .filter(punctuator -> !punctuator.cancelled())
                    .toList();
        }

        List<String> forwarded() {
            List<String> records = new ArrayList<>();
            context.forwarded().forEach(forward -> {
                Object key = forward.record().key();
                Object value = forward.record().value();
                records.add(forward.childName().orElse("all") + " "
                        + (key instanceof byte[] bytes ? new String(bytes, UTF_8) : key) + " "
                        + (value instanceof byte[] bytes ? new String(bytes, UTF_8) : (StreamMessage) value));
            });
            return records;
        }

        void stop() {
            processor.close();
            store.flushCache();
            store.close();
        }
    }
}
