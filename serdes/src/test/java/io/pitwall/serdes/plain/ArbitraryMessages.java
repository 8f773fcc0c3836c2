package io.pitwall.serdes.plain;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.Presence;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Any message, any text but lone surrogates, any bits as numbers.
 *
 * <p>Edge cases of cells are mixed in; their products, edge cases of whole messages, would be too many.
 */
public final class ArbitraryMessages {

    private ArbitraryMessages() {}

    public static Arbitrary<StreamMessage> any() {
        return Arbitraries.oneOf(
                        data().map(message -> message),
                        events().map(message -> message),
                        properties().map(message -> message),
                        parameterDefinitions().map(message -> message),
                        eventDefinitions().map(message -> message),
                        Arbitraries.of(StreamEnd.Type.class).map(StreamEnd::new))
                .withoutEdgeCases();
    }

    public static Arbitrary<ParameterData> data() {
        return Arbitraries.integers()
                .between(0, 70)
                .flatMap(rows -> Combinators.combine(
                                Arbitraries.longs().array(long[].class).ofSize(rows),
                                column(rows)
                                        .list()
                                        .ofMaxSize(4)
                                        .uniqueElements(column -> column.kind() + column.name()),
                                texts(rows).list().ofMaxSize(2).uniqueElements(Column::name))
                        .as(ParameterData::wrap))
                .withoutEdgeCases();
    }

    private static Arbitrary<Column> column(int rows) {
        return Arbitraries.oneOf(
                numbers(rows).map(column -> column),
                texts(rows).map(column -> column),
                binaries(rows).map(column -> column));
    }

    private static Arbitrary<NumberColumn> numbers(int rows) {
        Arbitrary<Double> anyBits = Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.doubles(),
                Arbitraries.integers().map(Integer::doubleValue));
        return Combinators.combine(name(), anyBits.injectNull(0.2).list().ofSize(rows))
                .as(ArbitraryMessages::numberColumn);
    }

    private static NumberColumn numberColumn(String name, List<Double> cells) {
        double[] values = new double[cells.size()];
        long[] present = Presence.noneOf(cells.size());
        for (int row = 0; row < values.length; row++) {
            Double cell = cells.get(row);
            if (cell != null) {
                values[row] = cell;
                Presence.mark(present, row);
            }
        }
        return NumberColumn.wrap(name, values, Presence.ofBits(present));
    }

    private static Arbitrary<TextColumn> texts(int rows) {
        return Combinators.combine(name(), text().injectNull(0.2).list().ofSize(rows))
                .as((name, cells) -> TextColumn.wrap(name, cells.toArray(String[]::new)));
    }

    private static Arbitrary<BinaryColumn> binaries(int rows) {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(10);
        return Combinators.combine(name(), bytes.injectNull(0.2).list().ofSize(rows))
                .as((name, cells) -> BinaryColumn.wrap(name, cells.toArray(byte[][]::new)));
    }

    private static Arbitrary<EventBatch> events() {
        return Combinators.combine(Arbitraries.longs(), text(), text(), map())
                .as(EventData::new)
                .list()
                .ofMaxSize(10)
                .map(EventBatch::new);
    }

    private static Arbitrary<StreamProperties> properties() {
        Arbitrary<Instant> time = Arbitraries.longs()
                .map(ns -> Instant.EPOCH.plusSeconds(ns / 1_000_000_000L).plusNanos(ns % 1_000_000_000L));
        return Combinators.combine(
                        text().injectNull(0.3),
                        text().injectNull(0.3),
                        map(),
                        text().list().ofMaxSize(4),
                        time.injectNull(0.3))
                .as(StreamProperties::new);
    }

    private static Arbitrary<ParameterDefinitions> parameterDefinitions() {
        Arbitrary<Double> bound = Arbitraries.doubles().injectNull(0.3);
        Arbitrary<ParameterDefinition> definition = Combinators.combine(
                        name(),
                        text(),
                        text().injectNull(0.3),
                        bound,
                        bound,
                        text().injectNull(0.3),
                        text().injectNull(0.3))
                .as((id, location, name, low, high, unit, other) -> new ParameterDefinition(
                        id,
                        location,
                        name,
                        other,
                        low,
                        low == null || high == null || low > high ? null : high,
                        unit,
                        other,
                        name));
        return Combinators.combine(definition.list().ofMaxSize(5), groups()).as(ParameterDefinitions::new);
    }

    private static Arbitrary<EventDefinitions> eventDefinitions() {
        Arbitrary<EventDefinition> definition = Combinators.combine(
                        name(),
                        text(),
                        text().injectNull(0.3),
                        text().injectNull(0.3),
                        text().injectNull(0.3),
                        Arbitraries.of(EventLevel.class))
                .as(EventDefinition::new);
        return Combinators.combine(definition.list().ofMaxSize(5), groups()).as(EventDefinitions::new);
    }

    private static Arbitrary<List<DefinitionGroup>> groups() {
        return Combinators.combine(name(), text().injectNull(0.3), text().injectNull(0.3))
                .as((name, description, other) -> new DefinitionGroup("/g" + name, description, other))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<Map<String, String>> map() {
        return Arbitraries.maps(text(), text()).ofMaxSize(4);
    }

    private static Arbitrary<String> name() {
        return codePoints().list().ofMinSize(1).ofMaxSize(6).map(ArbitraryMessages::string);
    }

    private static Arbitrary<String> text() {
        return codePoints().list().ofMaxSize(12).map(ArbitraryMessages::string);
    }

    private static Arbitrary<Integer> codePoints() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between('a', 'd'),
                Arbitraries.integers().between(0, 0xD7FF),
                Arbitraries.integers().between(0xE000, 0x10FFFF));
    }

    private static String string(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }
}
