package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldMemoryTest {

    private static final ParameterData THOUSAND_ROWS = rows(1_000);

    private static ParameterData rows(int rowCount) {
        long[] times = new long[rowCount];
        @Nullable String[] laps = new @Nullable String[rowCount];
        byte[][] images = new byte[rowCount][];
        for (int row = 0; row < rowCount; row++) {
            times[row] = row;
            laps[row] = "lap " + row;
            images[row] = new byte[100];
        }
        return ParameterData.wrap(
                times,
                List.of(NumberColumn.of("Speed", new double[rowCount]), BinaryColumn.wrap("Image", images)),
                List.of(TextColumn.wrap("Lap", laps)));
    }

    @Test
    void allRowsKeepWhatTheyTake() {
        assertThat(THOUSAND_ROWS.retainedBytes())
                .isEqualTo(THOUSAND_ROWS.approximateBytes())
                .isGreaterThan(1_000 * (8 + 8 + 100 + 5));
    }

    @Test
    void aSliceKeepsAllRows() {
        ParameterData slice = THOUSAND_ROWS.slice(10, 20);
        assertThat(slice.retainedBytes()).isEqualTo(THOUSAND_ROWS.retainedBytes());
        assertThat(slice.approximateBytes()).isLessThan(THOUSAND_ROWS.approximateBytes() / 50);
    }

    @Test
    void aSmallSliceIsCopiedAndThenKeepsItselfOnly() {
        ParameterData slice = THOUSAND_ROWS.slice(10, 20);
        ParameterData compact = slice.compact();
        assertThat(compact).isEqualTo(slice).isNotSameAs(slice);
        assertThat(compact.retainedBytes())
                .isEqualTo(compact.approximateBytes())
                .isEqualTo(slice.approximateBytes());
        assertThat(compact.compact()).isSameAs(compact);
    }

    @Test
    void aLargeSliceIsNotCopied() {
        ParameterData slice = THOUSAND_ROWS.slice(0, 500);
        assertThat(slice.compact()).isSameAs(slice);
        assertThat(THOUSAND_ROWS.compact()).isSameAs(THOUSAND_ROWS);
        assertThat(ParameterData.empty().compact()).isSameAs(ParameterData.empty());
    }

    @Test
    void missingCellsAreCopiedToo() {
        ParameterData sparse =
                TextTable.parse("time_ns | a | b | s:text | t#\n1 | 1 |  |  | x\n2 |  | 2 | s |\n3 | 3 | 3 |  |");
        assertThat(Concatenation.copyOf(sparse.slice(1, 3))).isEqualTo(sparse.slice(1, 3));
    }

    /** One column of a record keeps the whole record that its bytes are a part of. */
    @Test
    void anEncodedColumnKeepsTheRecordItIsPartOfUntilItIsCopied() {
        ParameterData one = ParameterData.wrap(
                new long[10],
                List.of(NumberColumn.deferred("Brake", new Encoded(10, 10_000), Presence.all())),
                List.of());
        assertThat(one.retainedBytes()).isGreaterThan(10_000);
        assertThat(one.approximateBytes()).isLessThan(1_000);
        ParameterData compact = one.compact();
        assertThat(compact).isEqualTo(one);
        assertThat(compact.retainedBytes()).isLessThan(1_000);
        assertThat(one.retainedBytes()).isGreaterThan(10_000);
    }

    @Test
    void aPartOfMadeCellsIsCopiedAndOneOfUnmadeCellsIsNot() {
        NumberColumn column = NumberColumn.deferred("Brake", new Encoded(10, 100), Presence.all());
        ParameterData all = ParameterData.wrap(new long[10], List.of(column), List.of());
        ParameterData part = all.slice(0, 8);
        assertThat(part.compact()).isSameAs(part);
        assertThat(column.at(0)).isZero();
        assertThat(part.compact()).isEqualTo(part).isNotSameAs(part);
        assertThat(part.compact().parameters().get(0).sourceBytes()).isZero();
        assertThat(all.compact()).isSameAs(all);
    }

    @Test
    void columnsOfOneRecordShareItsBytes() {
        List<Column> columns = List.of(
                NumberColumn.deferred("a", new Encoded(10, 10_000), Presence.all()),
                NumberColumn.deferred("b", new Encoded(10, 10_000), Presence.all()));
        assertThat(ParameterData.wrap(new long[10], columns, List.of()).retainedBytes())
                .isBetween(10_000L, 11_000L);
    }

    private static final class Encoded extends DeferredCells<double[]> {

        private final long recordBytes;

        Encoded(int rowCount, long recordBytes) {
            super(rowCount);
            this.recordBytes = recordBytes;
        }

        @Override
        protected double[] load() {
            return new double[rowCount()];
        }

        @Override
        protected long approximateBytes() {
            return 20;
        }

        @Override
        protected long sourceBytes() {
            return recordBytes;
        }
    }
}
