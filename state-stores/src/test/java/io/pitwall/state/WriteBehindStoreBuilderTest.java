package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBehindStoreBuilderTest {

    @TempDir
    Path stateDir;

    @Test
    void worksInAStreamsBuilderThatWantsEveryNameExplicit() {
        Properties config = HookProbe.config(StreamsConfig.EXACTLY_ONCE_V2, stateDir);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()).withName("read"))
                .process(new Counting(), Named.as("count"))
                .to("out", Produced.with(Serdes.String(), Serdes.String()).withName("write"));
        try (var driver = new TopologyTestDriver(builder.build(config), config)) {
            var in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            var out = driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
            in.pipeInput("car-1", "x");
            in.pipeInput("car-2", "x");
            in.pipeInput("car-1", "x");
            assertThat(out.readValuesToList()).containsExactly("1", "1", "2");
            assertThat(driver.producedTopicNames()).containsExactlyInAnyOrder("out", "app-counts-changelog");
        }
    }

    @Test
    void handsOnTheSettingsOfTheChangelog() {
        var builder = builder();
        assertThat(builder.name()).isEqualTo("counts");
        assertThat(builder.loggingEnabled()).isTrue();
        assertThat(builder.withLoggingEnabled(Map.of("retention.ms", "1")).logConfig())
                .containsEntry("retention.ms", "1");
        assertThat(builder.withLoggingDisabled().loggingEnabled()).isFalse();
        assertThat(builder.withCachingDisabled().build().persistent()).isTrue();
    }

    @Test
    void refusesACache() {
        assertThatThrownBy(builder()::withCachingEnabled)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Store counts: a write-behind store is its own cache, see withHeapBudget");
    }

    private static WriteBehindStoreBuilder<Blob> builder() {
        return WriteBehindStore.builder("counts", Blob.Layout::new);
    }

    /** Counts the records of a key in the one byte of a blob. */
    private static final class Counting implements ProcessorSupplier<String, String, String, String> {
        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(builder());
        }

        @Override
        public Processor<String, String, String, String> get() {
            return new ContextualProcessor<>() {
                @Override
                public void process(Record<String, String> message) {
                    WriteBehindStore<Blob> counts = context().getStateStore("counts");
                    Blob blob = counts.get(message.key());
                    if (blob == null) {
                        blob = Blob.of(1, 0);
                        counts.put(message.key(), blob);
                    }
                    blob.bytes[0]++;
                    counts.changed(message.key());
                    counts.betweenRecords();
                    context().forward(message.withValue(Byte.toString(blob.bytes[0])));
                }
            };
        }
    }
}
