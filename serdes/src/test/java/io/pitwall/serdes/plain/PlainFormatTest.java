package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.EventBatch;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainFormatTest {

    private final PlainFormat format = PlainFormat.instance();

    static Stream<Arguments> samples() {
        return SampleMessages.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void whatIsWrittenReadsBackAsEqual(String name, StreamMessage message) {
        byte[] bytes = format.encode(message);

        assertThat(format.decode(bytes)).isEqualTo(message).hasSameHashCodeAs(message);
        assertThat(format.encode(format.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void readsNumbersOnRawBits() {
        ParameterData odd = (ParameterData) SampleMessages.named("data of odd numbers");
        ParameterData read = (ParameterData) format.decode(format.encode(odd));

        assertThat(bits(read)).isEqualTo(bits(odd)).contains(0x7ff8_0000_0000_0001L, 0x7ff0_0000_0000_0001L, 1L << 63);
    }

    private static List<Long> bits(ParameterData data) {
        List<Long> bits = new ArrayList<>();
        NumberColumn column = (NumberColumn) data.parameters().get(0);
        for (int row = 0; row < column.rowCount(); row++) {
            bits.add(Double.doubleToRawLongBits(column.at(row)));
        }
        return bits;
    }

    @Test
    void aColumnWithoutMissingCellsStaysDense() {
        ParameterData data = ParameterData.builder()
                .row(0)
                .put("a", 1)
                .row(1)
                .put("a", 2)
                .put("b", 2)
                .build();
        ParameterData read = (ParameterData) format.decode(format.encode(data));

        assertThat(read.parameters())
                .map(column -> ((NumberColumn) column).isDense())
                .containsExactly(true, false);
    }

    @Test
    void columnsOfOneKindKeepTheirOrder() {
        ParameterData data = ParameterData.wrap(
                new long[0],
                List.of(
                        TextColumn.of("t2"),
                        BinaryColumn.wrap("b2", new byte[0][]),
                        NumberColumn.of("n2"),
                        NumberColumn.of("n1"),
                        TextColumn.of("t1")),
                List.of(TextColumn.of("g2"), TextColumn.of("g1")));
        ParameterData read = (ParameterData) format.decode(format.encode(data));

        assertThat(read.parameters()).extracting(Column::name).containsExactly("n2", "n1", "t2", "t1", "b2");
        assertThat(read.tags()).extracting(Column::name).containsExactly("g2", "g1");
    }

    @Test
    void mapsKeepTheirOrderSoThatEqualMessagesBecomeEqualBytes() {
        EventBatch events = (EventBatch) SampleMessages.named("events at the ends of time");
        EventBatch read = (EventBatch) format.decode(format.encode(events));

        assertThat(read.events().get(1).tags().keySet()).containsExactly("b", "a");
    }

    @Test
    void aSliceIsWrittenLikeItsCopy() {
        ParameterData data = SampleMessages.rows(65);
        ParameterData copy = data.pick(IntStream.range(2, 60).toArray());

        assertThat(format.encode(data.slice(2, 60))).isEqualTo(format.encode(copy));
        assertThat(format.encode(data.slice(1, 64).slice(1, 59))).isEqualTo(format.encode(copy));
    }

    @Test
    void aLoneSurrogateIsWrittenAsAQuestionMark() {
        ParameterData data = ParameterData.builder().row(0).put("t", "a\uD800b").build();

        assertThat(format.decode(format.encode(data)))
                .isEqualTo(ParameterData.builder().row(0).put("t", "a?b").build());
    }

    @Test
    void refusesATimeOfRecordingThatNanosecondsCannotExpress() {
        String range = "1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z, the range of nanoseconds";
        for (String time : List.of("1677-09-21T00:12:43.145224191Z", "2262-04-11T23:47:16.854775808Z")) {
            StreamMessage message = StreamProperties.none().withTimeOfRecording(Instant.parse(time));

            assertThatThrownBy(() -> format.encode(message))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the time of recording " + time + " is not within " + range);
        }
        StreamMessage far = StreamProperties.none().withTimeOfRecording(Instant.MIN);
        assertThatThrownBy(() -> format.encode(far)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neitherNeedsNorWritesHeaders() {
        RecordHeaders headers = new RecordHeaders();
        for (Map.Entry<String, StreamMessage> sample : SampleMessages.typical().entrySet()) {
            byte[] bytes = format.encode(headers, sample.getValue());

            assertThat(format.recognises(headers, bytes)).isTrue();
            assertThat(format.decode(headers, bytes)).isEqualTo(sample.getValue());
        }
        assertThat(headers).isEmpty();
    }
}
