package io.pitwall.rules;

import io.pitwall.data.Column;
import io.pitwall.data.DeferredCells;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Rows with numbers A and B, a text C and a tag L, and the records that they may come in. */
final class ArbitraryStream {

    private static final double MISSING = 0.4;

    private record Step(long ns, double a, Optional<Double> b, boolean hasC, int lap) {}

    private ArbitraryStream() {}

    /** Steps mostly forward, with repeated, late and far times among them. */
    static Arbitrary<ParameterData> any() {
        Arbitrary<Long> times = Arbitraries.frequencyOf(
                Tuple.of(16, Arbitraries.longs().between(0, 15)),
                Tuple.of(4, Arbitraries.longs().between(-30, 60)),
                Tuple.of(1, Arbitraries.longs()));
        Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        times,
                        shares,
                        shares.optional(MISSING),
                        Arbitraries.of(true, false, false),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMaxSize(50)
                .map(ArbitraryStream::rows);
    }

    private static ParameterData rows(List<Step> steps) {
        ParameterDataBuilder rows = ParameterData.builder();
        long timeNs = 0;
        for (Step step : steps) {
            timeNs += step.ns;
            rows.row(timeNs).put("A", step.a);
            step.b.ifPresent(b -> rows.put("B", b));
            if (step.hasC) {
                rows.put("C", "text " + step.a);
            }
            if (step.lap > 0) {
                rows.tag("L", Integer.toString(step.lap));
            }
        }
        return rows.build();
    }

    /** The stream as records of up to twelve rows, some without the columns that are empty, some not decoded yet. */
    static List<ParameterData> cut(ParameterData data, Random random) {
        List<ParameterData> records = new ArrayList<>();
        int longest = 1 + random.nextInt(12);
        int from = 0;
        while (from < data.rowCount()) {
            int to = Math.min(data.rowCount(), from + random.nextInt(longest + 1));
            ParameterData record = data.slice(from, to);
            record = random.nextBoolean() ? record.withoutEmptyColumns() : record;
            records.add(random.nextBoolean() ? undecoded(record) : record);
            from = to;
        }
        return records;
    }

    private static ParameterData undecoded(ParameterData record) {
        List<Column> columns = new ArrayList<>();
        for (Column column : record.parameters()) {
            columns.add(column instanceof NumberColumn numbers ? undecoded(numbers) : undecoded((TextColumn) column));
        }
        return ParameterData.wrap(
                record.timesNs(),
                columns,
                record.tags().stream().map(ArbitraryStream::undecoded).toList());
    }

    private static NumberColumn undecoded(NumberColumn column) {
        Presence presence = column.isDense() ? Presence.all() : Presence.ofBits(column.presentBits());
        return NumberColumn.deferred(
                column.name(),
                new DeferredCells<>(column.rowCount()) {
                    @Override
                    protected double[] load() {
                        double[] values = new double[column.rowCount()];
                        for (int row = 0; row < values.length; row++) {
                            values[row] = column.at(row);
                        }
                        return values;
                    }

                    @Override
                    protected long approximateBytes() {
                        return column.rowCount();
                    }
                },
                presence);
    }

    private static TextColumn undecoded(TextColumn column) {
        return TextColumn.deferred(column.name(), new DeferredCells<@Nullable String[]>(column.rowCount()) {
            @Override
            protected @Nullable String[] load() {
                @Nullable String[] values = new @Nullable String[column.rowCount()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = column.at(row);
                }
                return values;
            }

            @Override
            protected long approximateBytes() {
                return column.rowCount();
            }
        });
    }
}
