package io.pitwall.rules;

import io.pitwall.data.PlainRow;
import io.pitwall.data.Row;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A rule over rows with numbers A and B, a text C and a tag L, told twice: as {@link Packets}, and row by row without
 * slices, running minima or 64 bit limits.
 *
 * @param before releases before a row with a B above this
 * @param after releases after a row with a B below this
 * @param held releases when the first and the last row differ in L and any of at least so many rows has a C
 * @param admit admits rows with an A above this
 */
record RuleModel(
        Optional<Long> spanNs,
        Optional<Integer> rows,
        Optional<Double> before,
        Optional<Double> after,
        Optional<Integer> held,
        Optional<Double> admit,
        List<String> selected,
        boolean dropsEmptyRows) {

    private static final List<String> NO_NAMES = List.of();

    static Arbitrary<RuleModel> any() {
        Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 60).optional(),
                        Arbitraries.integers().between(1, 8).optional(),
                        shares.optional(0.3),
                        shares.optional(0.3),
                        Arbitraries.integers().between(1, 6).optional(0.3),
                        shares.map(share -> share / 2).optional(0.3),
                        Arbitraries.of(NO_NAMES, NO_NAMES, List.of("A"), List.of("B", "C"), List.of("C", "D")),
                        Arbitraries.of(true, false))
                .as(RuleModel::new)
                .map(model -> model.hasCondition() ? model : model.withRows(5));
    }

    private boolean hasCondition() {
        return spanNs.isPresent() || rows.isPresent() || before.isPresent() || after.isPresent() || held.isPresent();
    }

    private RuleModel withRows(int count) {
        return new RuleModel(spanNs, Optional.of(count), before, after, held, admit, selected, dropsEmptyRows);
    }

    RuleModel withoutFilters() {
        return new RuleModel(spanNs, rows, before, after, held, Optional.empty(), List.of(), false);
    }

    Packets packets() {
        RuleInParts rule = new RuleInParts();
        spanNs.map(Duration::ofNanos)
                .ifPresent(span -> rule.add(span, UnconditionedPackets::everySpan, Packets::orEverySpan));
        rows.ifPresent(count -> rule.add(count, UnconditionedPackets::everyRows, Packets::orEveryRows));
        before.ifPresent(limit -> {
            Predicate<Row> predicate = row -> row.number("B") > limit;
            rule.add(predicate, UnconditionedPackets::beforeRow, Packets::orBeforeRow);
        });
        after.ifPresent(limit -> {
            Predicate<Row> predicate = row -> row.number("B") < limit;
            rule.add(predicate, UnconditionedPackets::afterRow, Packets::orAfterRow);
        });
        held.ifPresent(least -> {
            Predicate<HeldRows> predicate = rows -> differs(rows) && rows.rowCount() >= least && hasAnyText(rows);
            rule.add(predicate, UnconditionedPackets::whenHeld, Packets::orWhenHeld);
        });
        Packets packets = rule.packets();
        packets = admit.isPresent() ? packets.admitting(row -> row.number("A") > admit.get()) : packets;
        packets = selected.isEmpty() ? packets : packets.selecting(selected.toArray(String[]::new));
        return dropsEmptyRows ? packets.droppingEmptyRows() : packets;
    }

    private static boolean differs(HeldRows rows) {
        return !rows.first().tag("L", "").equals(rows.last().tag("L", ""));
    }

    /** Looks at the rows in an order of its own. */
    private static boolean hasAnyText(HeldRows rows) {
        for (int row = rows.rowCount() - 1; row >= 0; row -= 2) {
            if (rows.row(row).has("C")) {
                return true;
            }
        }
        for (int row = 0; row < rows.rowCount(); row++) {
            if (rows.row(row).has("C")) {
                return true;
            }
        }
        return false;
    }

    boolean admits(PlainRow row) {
        return admit.isEmpty() || number(row, "A") > admit.get();
    }

    boolean releasesBefore(List<PlainRow> heldRows, PlainRow row) {
        boolean isFar = spanNs.isPresent()
                && heldRows.stream()
                        .anyMatch(other -> distance(row, other).compareTo(BigInteger.valueOf(spanNs.get())) >= 0);
        return isFar || (before.isPresent() && number(row, "B") > before.get());
    }

    boolean releasesAfter(List<PlainRow> heldRows) {
        PlainRow last = heldRows.get(heldRows.size() - 1);
        return (rows.isPresent() && heldRows.size() >= rows.get())
                || (after.isPresent() && number(last, "B") < after.get())
                || (held.isPresent()
                        && heldRows.size() >= held.get()
                        && !Objects.equals(
                                heldRows.get(0).tags().getOrDefault("L", ""),
                                last.tags().getOrDefault("L", ""))
                        && heldRows.stream().anyMatch(row -> row.cells().containsKey("TEXT C")));
    }

    List<PlainRow> packetOf(List<PlainRow> heldRows) {
        return PlainRow.merged(heldRows.stream()
                .map(this::selected)
                .filter(row -> !row.cells().isEmpty() || (selected.isEmpty() && !dropsEmptyRows))
                .toList());
    }

    private PlainRow selected(PlainRow row) {
        Map<String, Object> cells = row.cells().entrySet().stream()
                .filter(cell -> selected.isEmpty()
                        || selected.contains(
                                cell.getKey().substring(cell.getKey().indexOf(' ') + 1)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        return new PlainRow(row.timeNs(), row.tags(), cells);
    }

    private static double number(PlainRow row, String name) {
        Object bits = row.cells().get("NUMBER " + name);
        return bits == null ? Double.NaN : Double.longBitsToDouble((Long) bits);
    }

    private static BigInteger distance(PlainRow a, PlainRow b) {
        return BigInteger.valueOf(a.timeNs())
                .subtract(BigInteger.valueOf(b.timeNs()))
                .abs();
    }
}
