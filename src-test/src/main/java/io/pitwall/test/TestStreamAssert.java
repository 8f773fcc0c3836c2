package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a stream that has been read. */
public final class TestStreamAssert extends AbstractAssert<TestStreamAssert, ReadStream> {

    private double tolerance;

    TestStreamAssert(ReadStream actual) {
        super(actual, TestStreamAssert.class);
    }

    /**
     * How far numbers may be from those expected by the assertions that follow; 0, and so the very bits, without this.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public TestStreamAssert withTolerance(double newTolerance) {
        tolerance = checkedTolerance(newTolerance);
        return this;
    }

    static double checkedTolerance(double tolerance) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("a tolerance must be a number of 0 or more, but it's " + tolerance);
        }
        return tolerance;
    }

    /**
     * The rows of the stream, in order, are those of a {@link TextTable}, however they are cut into packets. The order of
     * columns does not matter; a column without any value is the same as none.
     */
    public TestStreamAssert hasRows(String table) {
        return hasRows(TextTable.parse(table));
    }

    /** The same, of rows that are not text. */
    public TestStreamAssert hasRows(ParameterData expected) {
        checkExists();
        ParameterData rows = actual.rows().withoutEmptyColumns();
        TableDifference difference = TableDifference.between(expected, rows, tolerance);
        if (difference != null) {
            throw failureWithActualExpected(
                    TextTable.print(rows),
                    TextTable.print(expected.withoutEmptyColumns()),
                    "%nthe rows of %s are not those expected: %s%n%s",
                    actual,
                    difference.summary(),
                    difference.sideBySide());
        }
        return this;
    }

    /**
     * The rows of the stream are those of a {@link CsvTable} in {@code src/test/resources/golden}. With {@code
     * -Dpitwall.golden=update} the file is written instead, for you to look at and commit.
     */
    public TestStreamAssert matchesGolden(String file) {
        return matchesGolden(file, Golden.fromProperties());
    }

    TestStreamAssert matchesGolden(String file, Golden golden) {
        checkExists();
        return hasRows(golden.expected(file, actual.rows().withoutEmptyColumns()));
    }

    /**
     * The packets of the stream, in order, are those of the {@link TextTable}s. The order of columns does not matter; a
     * column without any value is the same as none.
     */
    public TestStreamAssert hasPackets(String... tables) {
        List<ParameterData> expected = Stream.of(tables).map(TextTable::parse).toList();
        checkExists();
        List<ParameterData> packets = actual.packets();
        for (int i = 0; i < Math.min(expected.size(), packets.size()); i++) {
            TableDifference difference = TableDifference.between(expected.get(i), packets.get(i), tolerance);
            if (difference != null) {
                throw failureWithActualExpected(
                        printed(packets),
                        printed(expected),
                        "%npacket %d of %s is not the one expected: %s%n%s",
                        i + 1,
                        actual,
                        difference.summary(),
                        difference.sideBySide());
            }
        }
        if (packets.size() != expected.size()) {
            throw failureWithActualExpected(
                    printed(packets),
                    printed(expected),
                    "%nthe packets of %s are %d%n%s%nbut expected were %d%n%s",
                    actual,
                    packets.size(),
                    printed(packets),
                    expected.size(),
                    printed(expected));
        }
        return this;
    }

    private static String printed(List<ParameterData> packets) {
        return packets.stream()
                .map(packet -> TextTable.print(packet.withoutEmptyColumns()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * The stream has no rows, but messages of another kind, such as its properties. See {@link #doesNotExist} for one that
     * has none at all.
     */
    public TestStreamAssert hasNoRows() {
        checkExists();
        ParameterData rows = actual.rows();
        if (!rows.isEmpty()) {
            throw failure("%nexpected no rows in %s, but there are%n%s", actual, TextTable.print(rows));
        }
        return this;
    }

    /** The topic has no message of this stream. */
    public TestStreamAssert doesNotExist() {
        if (!actual.messages().isEmpty()) {
            throw failure("%nexpected no message of %s, but its messages are %s", actual, kinds());
        }
        return this;
    }

    /** The last properties of the stream name this parent. */
    public TestStreamAssert hasParent(String streamId) {
        List<String> parents = lastProperties().parents();
        if (!parents.contains(streamId)) {
            throw failure("%nexpected %s to have the parent '%s', but its parents are %s", actual, streamId, parents);
        }
        return this;
    }

    /** The last properties of the stream are these. */
    public TestStreamAssert hasProperties(StreamProperties expected) {
        StreamProperties properties = lastProperties();
        if (!properties.equals(expected)) {
            throw failureWithActualExpected(
                    properties,
                    expected,
                    "%nthe properties of %s are%n%s%nbut expected were%n%s",
                    actual,
                    properties,
                    expected);
        }
        return this;
    }

    /** The last parameter definitions of the stream are these. */
    public TestStreamAssert hasDefinitions(ParameterDefinitions expected) {
        ParameterDefinitions definitions = last(ParameterDefinitions.class);
        if (definitions == null || !definitions.equals(expected)) {
            throw failureWithActualExpected(
                    definitions,
                    expected,
                    "%nthe parameter definitions of %s are%n%s%nbut expected were%n%s",
                    actual,
                    definitions == null ? "none; its messages are " + kinds() : definitions,
                    expected);
        }
        return this;
    }

    /** The last message of the stream is its end. */
    public TestStreamAssert isEnded() {
        if (!endsWithEnd()) {
            throw failure("%nexpected %s to be ended, but its messages are %s", actual, kinds());
        }
        return this;
    }

    /** The stream has messages and the last one is not its end. */
    public TestStreamAssert isOpen() {
        if (actual.messages().isEmpty() || endsWithEnd()) {
            throw failure("%nexpected %s to be open, but its messages are %s", actual, kinds());
        }
        return this;
    }

    /** Or else a misspelled stream id would do for "nothing there". */
    private void checkExists() {
        if (actual.messages().isEmpty()) {
            throw failure("%nexpected rows, or none, of %s, but it has no message at all", actual);
        }
    }

    private boolean endsWithEnd() {
        List<StreamMessage> messages = actual.messages();
        return !messages.isEmpty() && messages.get(messages.size() - 1) instanceof StreamEnd;
    }

    private StreamProperties lastProperties() {
        StreamProperties last = last(StreamProperties.class);
        if (last == null) {
            throw failure("%nexpected %s to have properties, but its messages are %s", actual, kinds());
        }
        return last;
    }

    private <M extends StreamMessage> @Nullable M last(Class<M> kind) {
        M last = null;
        for (StreamMessage message : actual.messages()) {
            if (kind.isInstance(message)) {
                last = kind.cast(message);
            }
        }
        return last;
    }

    private List<String> kinds() {
        return actual.messages().stream()
                .map(message -> message.getClass().getSimpleName())
                .toList();
    }
}
