package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParameterDataPropertyTest {

    @Provide
    Arbitrary<ParameterData> data() {
        return ArbitraryData.any();
    }

    @Provide
    Arbitrary<ParameterData> repeated() {
        return ArbitraryData.withRepeatedRows();
    }

    /** Fractions of the row count, so that they fit data of any size. */
    @Provide
    Arbitrary<List<Double>> cuts() {
        return Arbitraries.doubles().between(0, 1).list().ofMaxSize(5).map(list -> list.stream()
                .sorted()
                .toList());
    }

    @Property
    void concatOfAnyCutIsTheData(@ForAll("data") ParameterData data, @ForAll("cuts") List<Double> cuts) {
        Assume.that(!data.isEmpty());
        List<ParameterData> parts = new ArrayList<>();
        int from = 0;
        for (double cut : cuts) {
            int to = (int) (cut * data.rowCount());
            parts.add(data.slice(from, to));
            from = to;
        }
        parts.add(data.slice(from, data.rowCount()));
        ParameterData joined = ParameterData.concat(parts);
        assertThat(joined).isEqualTo(data).hasSameHashCodeAs(data);
        assertThat(joined.parameters()).isEqualTo(data.parameters());
        assertThat(joined.tags()).isEqualTo(data.tags());
    }

    @Property
    void concatOfPickedColumnsHasTheRowsOfBoth(
            @ForAll("repeated") ParameterData first, @ForAll("repeated") ParameterData second) {
        List<PlainRow> expected = new ArrayList<>(PlainRow.of(first));
        expected.addAll(PlainRow.of(second));
        assertThat(PlainRow.of(ParameterData.concat(List.of(first, second)))).isEqualTo(expected);
    }

    @Property
    void mergedEqualsTheRowByRowModel(@ForAll("repeated") ParameterData data) {
        assertThat(PlainRow.of(data.merged())).isEqualTo(PlainRow.merged(PlainRow.of(data)));
    }

    @Property
    void mergedIsIdempotent(@ForAll("repeated") ParameterData data) {
        assertThat(data.merged().merged()).isEqualTo(data.merged());
    }

    @Property
    void sliceIsASublist(@ForAll("data") ParameterData data, @ForAll("cuts") List<Double> cuts) {
        Assume.that(cuts.size() >= 4);
        int to = (int) (cuts.get(3) * data.rowCount());
        int from = (int) (cuts.get(0) * to);
        ParameterData slice = data.slice(from, to);
        assertThat(PlainRow.of(slice)).isEqualTo(PlainRow.of(data).subList(from, to));
        int innerTo = (int) (cuts.get(2) * slice.rowCount());
        int innerFrom = (int) (cuts.get(1) * innerTo);
        assertThat(PlainRow.of(slice.slice(innerFrom, innerTo)))
                .isEqualTo(PlainRow.of(slice).subList(innerFrom, innerTo));
    }

    @Property
    void pickIsALookupPerRow(@ForAll("data") ParameterData data, @ForAll("cuts") List<Double> cuts) {
        Assume.that(!data.isEmpty());
        ParameterData slice = data.slice(data.rowCount() / 3, data.rowCount());
        int[] rows = cuts.stream()
                .mapToInt(cut -> (int) (cut * (slice.rowCount() - 1)))
                .toArray();
        List<PlainRow> all = PlainRow.of(slice);
        List<PlainRow> expected = new ArrayList<>();
        for (int i = rows.length - 1; i >= 0; i--) {
            expected.add(all.get(rows[i]));
        }
        int[] backwards = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            backwards[i] = rows[rows.length - 1 - i];
        }
        assertThat(PlainRow.of(slice.pick(backwards))).isEqualTo(expected);
    }

    @Property
    void withoutEmptyRowsKeepsExactlyTheRowsWithAValue(@ForAll("repeated") ParameterData data) {
        assertThat(PlainRow.of(data.withoutEmptyRows()))
                .isEqualTo(PlainRow.of(data).stream()
                        .filter(row -> !row.cells().isEmpty())
                        .toList());
    }

    @Property
    void withoutEmptyColumnsKeepsEveryCell(@ForAll("repeated") ParameterData data) {
        ParameterData filled = data.withoutEmptyColumns();
        assertThat(PlainRow.of(filled)).isEqualTo(PlainRow.of(data));
        assertThat(filled.parameters()).noneMatch(Column::isEmpty);
        assertThat(filled.tags()).noneMatch(Column::isEmpty);
    }
}
