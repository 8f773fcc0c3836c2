package io.pitwall.data;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Parameter data of every shape: all kinds, missing cells, special numbers, and texts that are hard to write down. */
public final class ArbitraryData {

    private static final double MISSING_SHARE = 0.3;

    private ArbitraryData() {}

    /** Up to eight rows mostly, sometimes around the size of a presence word; times of any kind. */
    public static Arbitrary<ParameterData> any() {
        return rowCounts().flatMap(rowCount -> times(rowCount).flatMap(times -> of(times)));
    }

    /** As {@link #any}, with times and tags from so few values that rows fall together. */
    public static Arbitrary<ParameterData> withRepeatedRows() {
        return rowCounts().flatMap(rowCount -> Arbitraries.longs()
                .between(0, 4)
                .array(long[].class)
                .ofSize(rowCount)
                .flatMap(times -> Combinators.combine(
                                columns(rowCount),
                                tags(rowCount, Arbitraries.of("a", "b"), Arbitraries.of("a", "b", "")))
                        .as((columns, tags) -> ParameterData.wrap(times, columns, tags))));
    }

    private static Arbitrary<Integer> rowCounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 8)),
                Tuple.of(1, Arbitraries.integers().between(62, 66)));
    }

    private static Arbitrary<long[]> times(int rowCount) {
        Arbitrary<Long> anyNs = Arbitraries.longs();
        Arbitrary<Long> micros =
                Arbitraries.longs().between(-5_000_000, 5_000_000).map(us -> us * 1_000);
        Arbitrary<Long> millis =
                Arbitraries.longs().between(-5_000_000, 5_000_000).map(ms -> ms * 1_000_000);
        return Arbitraries.oneOf(
                anyNs.array(long[].class).ofSize(rowCount),
                micros.array(long[].class).ofSize(rowCount),
                millis.array(long[].class).ofSize(rowCount));
    }

    private static Arbitrary<ParameterData> of(long[] times) {
        return Combinators.combine(columns(times.length), tags(times.length, texts(1), texts(0)))
                .as((columns, tags) -> ParameterData.wrap(times, columns, tags));
    }

    private static Arbitrary<List<Column>> columns(int rowCount) {
        Arbitrary<Column> column = Arbitraries.oneOf(numbers(rowCount), textColumns(rowCount), binaries(rowCount));
        return column.list().ofMaxSize(4).uniqueElements(each -> List.of(each.name(), each.kind()));
    }

    private static Arbitrary<List<TextColumn>> tags(int rowCount, Arbitrary<String> names, Arbitrary<String> values) {
        return Combinators.combine(
                        names, values.injectNull(MISSING_SHARE).list().ofSize(rowCount))
                .as((name, cells) -> TextColumn.wrap(name, cells.toArray(new @Nullable String[0])))
                .list()
                .ofMaxSize(2)
                .uniqueElements(TextColumn::name);
    }

    private static Arbitrary<Column> numbers(int rowCount) {
        Arbitrary<Double> values = Arbitraries.oneOf(
                Arbitraries.of(
                        0.0, -0.0, 0.1, 1e15, 1e-7, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -1e300),
                Arbitraries.doubles(),
                Arbitraries.integers().between(-1000, 1000).map(Integer::doubleValue));
        Arbitrary<List<@Nullable Double>> dense = values.list().ofSize(rowCount).map(list -> list);
        Arbitrary<List<@Nullable Double>> sparse =
                values.injectNull(MISSING_SHARE).list().ofSize(rowCount).map(list -> list);
        return Combinators.combine(texts(1), Arbitraries.oneOf(dense, sparse)).as(ArbitraryData::numberColumn);
    }

    private static Column numberColumn(String name, List<@Nullable Double> cells) {
        double[] values = new double[cells.size()];
        long[] present = Presence.noneOf(values.length);
        for (int row = 0; row < values.length; row++) {
            Double cell = cells.get(row);
            if (cell != null) {
                values[row] = cell;
                Presence.mark(present, row);
            }
        }
        return NumberColumn.wrap(name, values, cells.contains(null) ? Presence.ofBits(present) : Presence.all());
    }

    private static Arbitrary<Column> textColumns(int rowCount) {
        return Combinators.combine(
                        texts(1), texts(0).injectNull(MISSING_SHARE).list().ofSize(rowCount))
                .as((name, cells) -> TextColumn.wrap(name, cells.toArray(new @Nullable String[0])));
    }

    private static Arbitrary<Column> binaries(int rowCount) {
        return Combinators.combine(
                        texts(1),
                        Arbitraries.bytes()
                                .array(byte[].class)
                                .ofMaxSize(3)
                                .injectNull(MISSING_SHARE)
                                .list()
                                .ofSize(rowCount))
                .as((name, cells) -> BinaryColumn.wrap(name, cells.toArray(new byte[0][])));
    }

    private static Arbitrary<String> texts(int minLength) {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("|\"\\:#a0x \t\n\r\f\u000b\u0000\u001f\u0085\u00a0\u2028\u2029\u3000é\ud83d\ude00")
                        .ofMinLength(minLength)
                        .ofMaxLength(5),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3),
                Arbitraries.strings().all().ofMinLength(1).ofMaxLength(3));
    }
}
