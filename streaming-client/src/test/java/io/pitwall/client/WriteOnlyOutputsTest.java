package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class WriteOnlyOutputsTest {

    private static final ParameterData ROW = TextTable.parse("time_ms | Speed\n1 | 2");

    private final AtomicInteger producers = new AtomicInteger();
    private final ManualAlarms alarms = new ManualAlarms();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final WriteOnlyOutputs outputs = new WriteOnlyOutputs(Map.of(), this::limitOf, alarms, () -> {
        producers.incrementAndGet();
        return producer;
    });
    private final OutputTopic topic = new OutputTopic("out", outputs);

    private final List<String> limitsAsked = new ArrayList<>();

    private OptionalInt limitOf(String asked) {
        limitsAsked.add(asked);
        return asked.equals("small") ? OptionalInt.of(2_000) : OptionalInt.empty();
    }

    @Test
    void allTopicsShareOneProducerThatIsMadeWhenItIsNeeded() {
        OutputTopic other = new OutputTopic("other", outputs);
        assertThat(producers).hasValue(0);
        topic.createStream("car-1").parameters().write(ROW);
        other.createStream("car-1").parameters().write(ROW);
        assertThat(producers).hasValue(1);
        assertThat(producer.history())
                .extracting(written -> written.topic())
                .containsExactly("out", "out", "other", "other");
    }

    @Test
    void aClientThatNeverWroteHasNothingToClose() {
        outputs.close();
        assertThat(producers).hasValue(0);
    }

    @Test
    void theLimitOfATopicIsAskedOnceWhenItIsFirstWritten() {
        byte[] image = new byte[5_000];
        new Random(1).nextBytes(image);
        ParameterData large = ParameterData.builder().row(1).put("Image", image).build();
        topic.createStream("car-1").parameters().write(large);
        assertThat(producer.history()).hasSize(2);
        StreamWriter small = new OutputTopic("small", outputs).createStream("car-1");
        small.parameters().write(large);
        small.parameters().write(large);
        assertThat(producer.history()).hasSizeGreaterThan(2 + 6);
        assertThat(limitsAsked).containsExactly("out", "small");
    }

    @Test
    void aLimitThatIsSetIsNotAsked() {
        Map<String, Object> settings = Map.of("pitwall.max.message.bytes.small", 5_000_000);
        try (var set = new WriteOnlyOutputs(settings, this::limitOf, alarms, () -> producer)) {
            new OutputTopic("small", set).createStream("car-1").parameters().write(ROW);
        }
        assertThat(limitsAsked).isEmpty();
    }

    @Test
    void rawRecordsAreWritten() {
        topic.writeRaw(new byte[] {1}, new byte[] {2});
        assertThat(producer.history()).singleElement().satisfies(written -> {
            assertThat(written.key()).containsExactly(1);
            assertThat(written.value()).containsExactly(2);
        });
    }

    @Test
    void aRawRecordWithoutAValueIsADeletion() {
        topic.writeRaw(new byte[] {1}, null);
        assertThat(producer.history()).singleElement().satisfies(written -> {
            assertThat(written.key()).containsExactly(1);
            assertThat(written.value()).isNull();
        });
    }
}
