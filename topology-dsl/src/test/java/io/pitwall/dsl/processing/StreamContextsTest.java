package io.pitwall.dsl.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.state.StoredStreamContext;
import io.pitwall.state.StreamContextLayout;
import io.pitwall.state.WriteBehindStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the time of the last message is written, and what a restart makes of it. */
class StreamContextsTest {

    private static final StreamContext KNOWN =
            StreamContext.opened("car", StreamProperties.none().withName("Car 44"));

    @TempDir
    Path stateDir;

    private MockProcessorContext<String, StreamMessage> context;
    private WriteBehindStore<StoredStreamContext> store;
    private StreamContexts contexts;

    @BeforeEach
    void start() {
        start(0);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theTimeOfTheLastMessageIsWrittenOnceInATenthOfTheTimeToLive() {
        contexts.put("car", KNOWN);
        store.flushCache();
        int writes = 0;
        for (long nowMs = 0; nowMs < 100_000; nowMs += 100) {
            context.setCurrentSystemTimeMs(nowMs);
            contexts.get("car");
            writes += store.dirtyCount();
            store.flushCache();
        }
        assertThat(writes).as("for 1,000 messages in 10 times the time to live").isEqualTo(99);
    }

    @Test
    void afterARestartStreamsAreStillForgotten() {
        contexts.put("car", KNOWN);
        store.flushCache();
        store.close();
        start(5_000);
        assertThat(punctuators()).hasSize(1);
        punctuate(10_999);
        assertThat(contexts.get("car")).as("looking is a message").isEqualTo(KNOWN);
        store.flushCache();
        store.close();
        start(11_000);
        punctuate(21_900);
        assertThat(store.get("car")).isNotNull();
        punctuate(22_000);
        assertThat(store.get("car")).isNull();
        assertThat(punctuators()).as("nothing can expire").isEmpty();
    }

    @Test
    void thereIsNoPunctuatorWithoutAStreamAndTheLastEndTakesItAway() {
        assertThat(punctuators()).isEmpty();
        contexts.put("car", KNOWN);
        assertThat(punctuators()).hasSize(1);
        contexts.remove("car");
        punctuate(100);
        assertThat(punctuators()).isEmpty();
    }

    private void start(long nowMs) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        context = new MockProcessorContext<>(properties, new TaskId(0, 0), stateDir.toFile());
        context.setCurrentSystemTimeMs(nowMs);
        store = WriteBehindStore.builder("in.context", StreamContextLayout::new)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        contexts = StreamContexts.forgottenAfter(context, "in.context", Duration.ofSeconds(10));
    }

    private void punctuate(long timeMs) {
        context.setCurrentSystemTimeMs(timeMs);
        punctuators().forEach(punctuator -> punctuator.getPunctuator().punctuate(timeMs));
    }

    private List<CapturedPunctuator> punctuators() {
        return context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList();
    }
}
