package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnOrderTest {

    private static ParameterData shuffled(int columns, Random random) {
        List<NumberColumn> parameters = new ArrayList<>(IntStream.range(0, columns)
                .mapToObj(i -> NumberColumn.of("sensor_" + i, i / 4.0, 2 * i))
                .toList());
        List<TextColumn> tags =
                new ArrayList<>(List.of(TextColumn.of("lap", "1", "1"), TextColumn.of("sensor_0", "a", null)));
        Collections.shuffle(parameters, random);
        Collections.shuffle(tags, random);
        return ParameterData.wrap(new long[] {5, 9}, parameters, tags);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 12, 200})
    void columnsComeBackInTheOrderOfTheData(int columns) {
        PackedFormat format = new PackedFormat();
        Random random = new Random(columns);
        for (int round = 0; round < 20; round++) {
            ParameterData data = shuffled(columns, random);
            byte[] value = format.encode(data);

            assertThat(new PackedFormat().decode(value)).isEqualTo(data);
            ParameterData read = (ParameterData) format.decode(value);
            assertThat(names(read)).isEqualTo(names(data));
            assertThat(new PackedFormat().decode(format.encode(read))).isEqualTo(data);
        }
    }

    private static List<String> names(ParameterData data) {
        List<String> names = new ArrayList<>();
        data.parameters().forEach(column -> names.add(column.name()));
        data.tags().forEach(column -> names.add(column.name()));
        return names;
    }

    @Test
    void anotherOrderCostsAByteAColumnAndTwo() {
        PackedFormat format = new PackedFormat();
        int first = format.encode(ParameterData.wrap(new long[] {5}, numbers("a", "b", "c"), List.of())).length;

        assertThat(format.encode(ParameterData.wrap(new long[] {5}, numbers("c", "a", "b"), List.of())))
                .hasSize(first + 5);
    }

    @Test
    void otherColumnsAreAHeaderOfTheirOwn() {
        KnownHeaders headers = new KnownHeaders();
        ColumnHeader known = headers.of(ParameterData.wrap(new long[] {5}, numbers("a", "b"), List.of()));

        assertThat(headers.of(ParameterData.wrap(new long[] {5}, numbers("b", "a"), List.of()))
                        .entries())
                .isSameAs(known.entries());
        assertThat(ColumnOrder.of(ParameterData.wrap(new long[] {5}, numbers("a", "c"), List.of()), known))
                .isNull();
        assertThat(ColumnOrder.of(ParameterData.wrap(new long[] {5}, numbers("a"), List.of()), known))
                .isNull();
        assertThat(ColumnOrder.of(
                        ParameterData.wrap(new long[] {5}, numbers("a"), List.of(TextColumn.of("b", "x"))), known))
                .isNull();
    }

    private static List<NumberColumn> numbers(String... names) {
        return List.of(names).stream().map(name -> NumberColumn.of(name, 1)).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"02 02 00", "03 02 00 00", "03 02 00 02", "04 02 01 00 00", "01 02", "06 02 ff ff ff ff 07"})
    void whatIsNoOrderIsRefused(String hex) {
        assertRefused(hex, "an order with each of 2 columns once before the header that ends here");
    }

    @Test
    void cutOrdersAreRefused() {
        assertRefused("03 02 00 80", "an entry in the order of columns");
        assertRefused("03 02 00 01 02 02 00", "a form of the header, 0 or 1");
    }

    private static void assertRefused(String hex, String message) {
        ByteSink bytes = new ByteSink(0);
        byte[] order = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
        bytes.putBytes(order, 0, order.length);
        ColumnHeader.of(ParameterData.wrap(new long[] {5}, numbers("a", "b"), List.of()))
                .write(bytes);
        ByteSource in = new ByteSource(bytes.toByteArray(), 0, bytes.size());

        assertThatThrownBy(() -> new KnownHeaders().read(in))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("expected " + message);
    }
}
