package io.pitwall.data;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowBufferTest {

    private final RowBuffer buffer = new RowBuffer();

    private static ParameterData rows(int first, int count, Column... columns) {
        return ParameterData.wrap(LongStream.range(first, first + count).toArray(), List.of(columns), List.of());
    }

    private void append(ParameterData rows) {
        buffer.append(rows, 0, rows.rowCount());
    }

    private static NumberColumn number(ParameterData data, String name) {
        return requireNonNull(data.number(name));
    }

    @Test
    void beginsWithNothing() {
        assertThat(buffer.isEmpty()).isTrue();
        assertThat(buffer.approximateBytes()).isZero();
        assertThat(buffer.toData()).isEqualTo(ParameterData.empty());
        assertThat(buffer.joinedWith(ParameterData.empty(), 0, 0)).isEqualTo(ParameterData.empty());
    }

    @Test
    void whatIsGivenOutIsACopy() {
        append(rows(1, 2, NumberColumn.of("p", 10, 20)));
        ParameterData given = buffer.toData();
        buffer.clear();
        append(rows(5, 2, NumberColumn.of("q", 50, 60)));
        assertThat(given).isEqualTo(rows(1, 2, NumberColumn.of("p", 10, 20)));
        assertThat(buffer.toData()).isEqualTo(rows(5, 2, NumberColumn.of("q", 50, 60)));
    }

    @Test
    void rawBitsAndMissingCellsStay() {
        double payload = Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
        ParameterData first = rows(1, 3, NumberColumn.wrap("p", new double[] {-0.0, 7, payload}, bits(0b101)));
        append(first);
        assertThat(buffer.toData()).isEqualTo(first);
        ParameterData second = rows(4, 2, NumberColumn.of("p", 1, 2));
        assertThat(buffer.joinedWith(second, 0, 2)).isEqualTo(ParameterData.concat(List.of(first, second)));
    }

    @Test
    void aColumnIsMissingInTheRowsThatLackIt() {
        ParameterData first = rows(1, 2, NumberColumn.of("p", 1, 2));
        ParameterData second = rows(3, 2, NumberColumn.of("q", 3, 4), NumberColumn.of("p", 5, 6));
        ParameterData third = rows(5, 1, NumberColumn.of("r", 7));
        append(first);
        append(second);
        append(third);
        ParameterData fourth = rows(
                6,
                1,
                NumberColumn.of("s", 8),
                NumberColumn.of("p", 9),
                NumberColumn.of("t", 10),
                NumberColumn.of("u", 11));
        append(fourth);
        assertThat(buffer.toData()).isEqualTo(ParameterData.concat(List.of(first, second, third, fourth)));
        assertThat(buffer.toData().parameterNames()).containsExactly("p", "q", "r", "s", "t", "u");
    }

    @Test
    void columnsOfBeforeAreForgotten() {
        append(rows(1, 1, NumberColumn.of("p", 1), NumberColumn.of("q", 2)));
        buffer.clear();
        append(rows(2, 1, NumberColumn.of("q", 3)));
        assertThat(buffer.toData().parameterNames()).containsExactly("q");
        assertThat(number(buffer.toData(), "q").presentBits()).containsExactly(1);
    }

    @Test
    void takesSixtyFourRows() {
        for (int row = 0; row < 64; row++) {
            assertThat(buffer.hasRoomFor(1)).isTrue();
            append(rows(row, 1, NumberColumn.of("p", row)));
        }
        assertThat(buffer.hasRoomFor(1)).isFalse();
        assertThat(number(buffer.toData(), "p").isDense()).isTrue();
        assertThat(number(buffer.toData(), "p").at(63)).isEqualTo(63);
        ParameterData more = rows(64, 3, NumberColumn.of("p", 64, 65, 66));
        assertThat(buffer.joinedWith(more, 1, 3).timesNs()).endsWith(63, 65, 66);
        assertThatThrownBy(() -> append(more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows 0 to 3 do not go behind 64 held rows: at most 64, numbers alone");
    }

    @Test
    void textsTagsAndEncodedCellsAreLeftToData() {
        TextColumn text = TextColumn.of("t", "x");
        assertThat(RowBuffer.suits(rows(0, 1, text), 0, 1)).isFalse();
        assertThat(RowBuffer.suits(ParameterData.wrap(new long[1], List.of(), List.of(text)), 0, 1))
                .isFalse();
        ParameterData many = rows(0, 65, NumberColumn.of("p", new double[65]));
        assertThat(RowBuffer.suits(many, 0, 65)).isFalse();
        assertThat(RowBuffer.suits(many, 1, 65)).isTrue();
        NumberColumn encoded = NumberColumn.deferred("p", new Counted(), Presence.all());
        assertThat(RowBuffer.suits(rows(0, 1, encoded), 0, 1)).isFalse();
        assertThat(encoded.at(0)).isEqualTo(5);
        assertThat(RowBuffer.suits(rows(0, 1, encoded), 0, 1)).isTrue();
    }

    @Test
    void manyEncodedRowsStayEncodedWhenTheyAreJoined() {
        append(rows(0, 33, NumberColumn.of("p", new double[33])));
        Counted cells = new Counted();
        ParameterData joined = buffer.joinedWith(rows(33, 1, NumberColumn.deferred("p", cells, Presence.all())), 0, 1);
        assertThat(cells.isLoaded()).isFalse();
        assertThat(number(joined, "p").at(33)).isEqualTo(5);
    }

    @Test
    void memoryOfAFewRowsIsKeptAndOfMoreIsNot() {
        append(rows(0, 8, NumberColumn.of("p", new double[8])));
        long bytes = buffer.approximateBytes();
        buffer.clear();
        assertThat(buffer.approximateBytes()).isEqualTo(bytes);
        Column[] columns = LongStream.range(0, 20)
                .mapToObj(i -> NumberColumn.of("p" + i, new double[60]))
                .toArray(Column[]::new);
        append(rows(0, 60, columns));
        buffer.clear();
        assertThat(buffer.approximateBytes()).isZero();
        append(rows(0, 60, columns));
        assertThat(buffer.toData()).isEqualTo(rows(0, 60, columns));
    }

    @Test
    void nothingIsAllocatedOnceThereIsRoom() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ParameterData rows = rows(0, 5, NumberColumn.of("p", 1, 2, 3, 4, 5), NumberColumn.of("q", 1, 2, 3, 4, 5));
        long before = 0;
        for (int i = 0; i < 2_000; i++) {
            if (i == 1_000) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            append(rows);
            append(rows);
            buffer.clear();
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 1_000).isZero();
    }

    private static Presence bits(long word) {
        return Presence.ofBits(new long[] {word});
    }

    private static final class Counted extends DeferredCells<double[]> {
        Counted() {
            super(1);
        }

        @Override
        protected double[] load() {
            return new double[] {5};
        }

        @Override
        protected long approximateBytes() {
            return 8;
        }
    }
}
