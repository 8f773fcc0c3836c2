package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.SingleObject;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.PlainFormat;
import io.pitwall.serdes.plain.SampleMessages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFormatTest {

    private final PackedFormat format = new PackedFormat();

    private ParameterData read(byte[] value) {
        return (ParameterData) format.decode(value);
    }

    static Stream<Arguments> samples() {
        return SampleMessages.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsWhatItWrites(String name, StreamMessage message) {
        byte[] value = format.encode(message);

        assertThat(format.decode(value)).isEqualTo(message);
        assertThat(format.decode(new RecordHeaders(), value)).isEqualTo(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void otherMessagesAreThoseOfThePlainFormat(String name, StreamMessage message) {
        byte[] value = format.encode(message);
        RecordHeaders headers = new RecordHeaders();

        assertThat(format.recognises(headers, value)).isEqualTo(message instanceof ParameterData);
        assertThat(PlainFormat.instance().recognises(headers, value)).isNotEqualTo(message instanceof ParameterData);
        if (!(message instanceof ParameterData)) {
            assertThat(value).isEqualTo(PlainFormat.instance().encode(message));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 127, 128, 129, 1000})
    void everyKindOfColumnIsReadBitForBit(int rows) {
        ParameterData data = SampleData.of(rows);

        assertThat(read(format.encode(data))).isEqualTo(data);
        assertThat(read(format.encode(data)).timesNs()).isEqualTo(data.timesNs());
        assertThat(read(format.encode(data.slice(rows / 3, rows)))).isEqualTo(data.slice(rows / 3, rows));
    }

    @Test
    void columnsKeepTheirOrder() {
        ParameterData data = SampleData.of(3);

        assertThat(read(format.encode(data)).parameters())
                .extracting(Column::name)
                .isEqualTo(data.parameters().stream().map(Column::name).toList());
    }

    @Test
    void aTypicalBlockByteForByte() {
        ParameterData data = ParameterData.builder()
                .row(1_000)
                .put("Speed", 7)
                .row(2_000)
                .put("Speed", 7)
                .build();

        byte[] value = format.encode(data);

        assertThat(HexFormat.ofDelimiter(" ").formatHex(value, SingleObject.PREFIX_BYTES, value.length))
                .isEqualTo("30 01 02 06 01 03 47 0b 03 00 04 00 1c 00 0e" + " e8 03 00 00 00 00 00 00 00 02");
    }

    @Test
    void anyAvroReaderFindsTheBlock() throws Exception {
        byte[] value = format.encode(SampleData.of(10));
        GenericRecord record =
                new BinaryMessageDecoder<GenericRecord>(GenericData.get(), format.schema()).decode(value);

        assertThat((java.nio.ByteBuffer) record.get("block"))
                .isEqualTo(java.nio.ByteBuffer.wrap(value, 12, value.length - 12));
    }

    @Test
    void neverTakesMoreThanRawAnd12BytesAColumn() {
        Random random = new Random(3);
        for (int rows : new int[] {1, 10, 128, 1000}) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                columns.add(NumberColumn.wrap(
                        "c" + i,
                        random.longs(rows).mapToDouble(Double::longBitsToDouble).toArray(),
                        Presence.all()));
            }
            ParameterData data = ParameterData.wrap(random.longs(rows).toArray(), columns, List.of());

            assertThat(format.encode(data).length).isLessThan(16 * (8 * rows + 12) + 10 * rows + 64);
        }
    }

    @Test
    void anInstanceThatHasWrittenOtherDataWritesWhatIsReadTheSame() {
        List<ParameterData> all = new ArrayList<>();
        for (int round = 0; round < 30; round++) {
            ParameterData data = SampleData.of(5 + 37 * (round % 5));
            List<Column> shifted = new ArrayList<>();
            for (int i = 0; i < data.parameters().size(); i++) {
                Column from = data.parameters()
                        .get((i + round / 3) % data.parameters().size());
                shifted.add(from.renamed("c" + i));
            }
            all.add(ParameterData.wrap(data.timesNs(), shifted, data.tags()));
        }
        for (ParameterData data : all) {
            assertThat(read(format.encode(data))).isEqualTo(data);
        }
    }

    @Test
    void manyThreadsMayWriteWithOneInstance() throws InterruptedException {
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    for (int round = 0; round < 20; round++) {
                        ParameterData data = SampleData.of(20 + 10 * number + round);
                        if (!data.equals(format.decode(format.encode(data)))) {
                            failures.add(new AssertionError("thread " + number + ", round " + round));
                        }
                    }
                }))
                .toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, error) -> failures.add(error)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void columnsThatNobodyReadsAreNotDecoded() {
        ParameterData read = read(format.encode(SampleData.of(100)));
        NumberColumn asked = (NumberColumn) read.parameters().get(4);

        assertThat(asked.has(0)).isEqualTo(!Double.isNaN(asked.at(0)));
        assertThat(decodedColumns(read)).isEqualTo(1);
        assertThat(read.select(List.of("smooth", "held")).rowCount()).isEqualTo(100);
        assertThat(read.slice(3, 50).parameterNames()).hasSizeGreaterThan(20);
        assertThat(read.withoutEmptyRows().approximateBytes()).isPositive();
        assertThat(decodedColumns(read)).isEqualTo(1);
    }

    private static long decodedColumns(ParameterData data) {
        return Stream.concat(data.parameters().stream(), data.tags().stream())
                .filter(column -> column.origin() != null && column.origin().isLoaded())
                .count();
    }

    @Test
    void columnsThatPassThroughAreCopiedAndNotDecoded() {
        byte[] value = format.encode(SampleData.of(100));
        ParameterData read = read(value);

        assertThat(new PackedFormat().encode(read)).isEqualTo(value);
        assertThat(decodedColumns(read)).isZero();
    }

    @Test
    void aSelectionWithAnotherColumnCopiesTheRest() {
        ParameterData data = SampleData.of(100);
        ParameterData read = read(format.encode(data));
        double[] more = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        List<String> names = List.of("smooth", "held", "driver", "raw", "sparse");

        ParameterData changed = read.select(names).with(NumberColumn.of("more", more));
        byte[] written = new PackedFormat().encode(changed);

        assertThat(decodedColumns(read)).isZero();
        assertThat(read(written)).isEqualTo(data.select(names).with(NumberColumn.of("more", more)));
    }

    @Test
    void renamedColumnsAndSlicesAreWrittenRight() {
        ParameterData data = SampleData.of(130);
        ParameterData read = read(format.encode(data));
        ParameterData renamed = ParameterData.wrap(
                read.timesNs(), List.of(read.parameters().get(5).renamed("five")), List.of());

        assertThat(read(format.encode(renamed)).parameters().get(0))
                .isEqualTo(data.parameters().get(5).renamed("five"));
        assertThat(read(format.encode(read.slice(1, 129)))).isEqualTo(data.slice(1, 129));
        assertThat(read(format.encode(read.pick(new int[] {5, 1, 1})))).isEqualTo(data.pick(new int[] {5, 1, 1}));
    }

    @Test
    void dataThatWouldGrowTooMuchIsWrittenAsPlain() {
        int rows = 1 << 19;
        List<NumberColumn> constants = Stream.of("a", "b", "c")
                .map(name -> NumberColumn.wrap(name, new double[rows], Presence.all()))
                .toList();
        ParameterData data = ParameterData.wrap(new long[rows], constants, List.of());
        byte[] value = format.encode(data);

        assertThat(PlainFormat.instance().recognises(new RecordHeaders(), value))
                .isTrue();
        assertThat(((ParameterData) format.decode(value)).rowCount()).isEqualTo(rows);
        assertThat(format.recognises(new RecordHeaders(), format.encode(data.slice(0, 1 << 18))))
                .isTrue();
    }

    @Test
    void aLoneSurrogateIsWrittenAsAQuestionMark() {
        ParameterData data = ParameterData.builder().row(0).put("t", "a\uD800b").build();

        assertThat(read(format.encode(data)))
                .isEqualTo(ParameterData.builder().row(0).put("t", "a?b").build());
    }

    @Test
    void equalTextsAreOneObject() {
        TextColumn text = read(format.encode(SampleData.of(30))).tag("lap");

        assertThat(text).isNotNull();
        assertThat(text.at(0)).isSameAs(text.at(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 1000})
    void aBlockIsReadWithoutWhatIsBeforeIt(int rows) {
        ParameterData data = SampleData.of(rows);
        byte[] value = format.encode(data);
        byte[] alone = Arrays.copyOfRange(value, format.blockAt(value) - 3, value.length);

        assertThat(format.decodeBlock(alone, 3)).isEqualTo(data);
        for (int length = 3; length < Math.min(alone.length, 400); length++) {
            byte[] cut = Arrays.copyOf(alone, length);
            assertThatThrownBy(() -> format.decodeBlock(cut, 3))
                    .as("%s of %s bytes", length, alone.length)
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageStartingWith("format packed, ");
        }
    }

    @Test
    void otherMessagesHaveNoBlock() {
        assertThat(format.blockAt(PlainFormat.instance().encode(SampleData.of(1))))
                .isZero();
        assertThat(format.blockAt(format.encode(StreamEnd.closed()))).isZero();
    }

    @Test
    void plainValuesAreRead() {
        assertThat(format.decode(PlainFormat.instance().encode(StreamEnd.closed())))
                .isEqualTo(StreamEnd.closed());
        assertThat(Arrays.asList(format.name(), format.schema().getFullName()))
                .containsExactly("packed", "io.pitwall.packed.ParameterBlock");
    }
}
