package io.pitwall.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.packed.PackedFormat;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ParameterDataSerde}, {@link EventDataSerde}, and {@link StreamMessageSerde}, which reads both kinds. */
class SerdePairTest {

    private static final ParameterData DATA =
            ParameterData.builder().row(1).put("Speed", 200).build();
    private static final EventBatch EVENTS = EventBatch.of(new EventData(1, "pit-stop", "in"));

    static Stream<StreamMessage> messages() {
        return Stream.of(
                DATA,
                EVENTS,
                StreamProperties.none(),
                new ParameterDefinitions(List.of(), List.of()),
                new EventDefinitions(List.of(), List.of()),
                StreamEnd.closed());
    }

    @Test
    void eachReadsItsOwnKind() {
        try (var data = new ParameterDataSerde();
                var events = new EventDataSerde()) {
            assertThat(data.deserializer().deserialize("t", data.serializer().serialize("t", DATA)))
                    .isEqualTo(DATA);
            assertThat(events.deserializer()
                            .deserialize("t", events.serializer().serialize("t", EVENTS)))
                    .isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void streamMessageSerdeReadsEveryKind(StreamMessage message) {
        try (var serde = new StreamMessageSerde()) {
            byte[] value = serde.serializer().serialize("t", new RecordHeaders(), message);

            assertThat(serde.deserializer().deserialize("t", new RecordHeaders(), value))
                    .isEqualTo(message);
            assertThat(serde.deserializer().deserialize("t", new RecordHeaders(), ByteBuffer.wrap(value)))
                    .isEqualTo(message);
        }
    }

    @Test
    void anotherKindIsRefusedAndNamed() {
        try (var data = new ParameterDataSerde();
                var events = new EventDataSerde()) {
            byte[] eventValue = PlainFormat.instance().encode(EVENTS);
            byte[] endValue = PlainFormat.instance().encode(StreamEnd.closed());

            assertThatThrownBy(() -> data.deserializer().deserialize("car-data", eventValue))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessage("topic car-data: expected ParameterData, but the record is EventBatch;"
                            + " StreamMessageSerde reads every kind");
            assertThatThrownBy(() -> events.deserializer().deserialize("car-data", endValue))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessage("topic car-data: expected EventBatch, but the record is StreamEnd;"
                            + " StreamMessageSerde reads every kind");
        }
    }

    static Stream<Serde<? extends StreamMessage>> serdes() {
        return Stream.of(new ParameterDataSerde(), new EventDataSerde(), new StreamMessageSerde());
    }

    @ParameterizedTest
    @MethodSource("serdes")
    void nullIsNullBothWays(Serde<? extends StreamMessage> serde) {
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.serializer().serialize("t", new RecordHeaders(), null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", new RecordHeaders(), (byte[]) null))
                .isNull();
        assertThat(serde.deserializer().deserialize("t", new RecordHeaders(), (ByteBuffer) null))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("serdes")
    void anEmptyValueIsNotNull(Serde<? extends StreamMessage> serde) {
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[0]))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void writesTheConfiguredFormat() {
        try (var serde = new StreamMessageSerde()) {
            serde.configure(Map.of("pitwall.format", "plain", "other", 1), false);

            assertThat(serde.serializer().serialize("t", DATA))
                    .isEqualTo(PlainFormat.instance().encode(DATA));
        }
    }

    @Test
    void writesPackedUnlessToldOtherwise() {
        byte[] packed = new PackedFormat().encode(DATA);
        try (var serde = new StreamMessageSerde()) {
            assertThat(serde.serializer().serialize("t", DATA)).isEqualTo(packed);

            serde.configure(Map.of(), false);

            assertThat(serde.serializer().serialize("t", DATA)).isEqualTo(packed);

            serde.configure(Map.of("pitwall.format", "packed"), false);

            assertThat(serde.serializer().serialize("t", DATA)).isEqualTo(packed);
        }
    }

    @ParameterizedTest
    @MethodSource("serdes")
    void readsEveryFormatWhateverItWrites(Serde<? extends StreamMessage> serde) {
        StreamMessage message = serde instanceof EventDataSerde ? EVENTS : DATA;
        serde.configure(Map.of("pitwall.format", "plain"), false);

        for (byte[] value : List.of(
                new PackedFormat().encode(message), PlainFormat.instance().encode(message))) {
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @MethodSource("serdes")
    void refusesAFormatThatDoesNotExist(Serde<? extends StreamMessage> serde) {
        assertThatThrownBy(() -> serde.configure(Map.of(StreamMessageSerde.FORMAT_CONFIG, "plian"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'plian' is no message format; there is packed, plain, quix");
    }

    /** As Kafka makes a serde that is named in its configuration. */
    @ParameterizedTest
    @ValueSource(classes = {ParameterDataSerde.class, EventDataSerde.class, StreamMessageSerde.class})
    void mayBeNamedInAConfiguration(Class<?> type) throws ClassNotFoundException {
        try (Serde<?> serde = Utils.newInstance(type.getName(), Serde.class)) {
            serde.configure(Map.of(), false);

            assertThat(serde.serializer()).isNotNull();
            assertThat(serde.deserializer().deserialize("t", null)).isNull();
        }
    }
}
