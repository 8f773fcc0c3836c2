package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a stream of an output topic. */
public final class TestStreamAssert extends AbstractAssert<TestStreamAssert, TestStream> {

    TestStreamAssert(TestStream actual) {
        super(actual, TestStreamAssert.class);
    }

    /**
     * The rows of the stream, in order, are those of a {@link TextTable}, however they are cut into packets. The order of
     * columns does not matter; a column without any value is the same as none.
     */
    public TestStreamAssert hasRows(String table) {
        ParameterData expected = TextTable.parse(table).withoutEmptyColumns();
        checkExists();
        ParameterData rows = actual.rows().withoutEmptyColumns();
        if (!rows.equals(expected)) {
            throw failureWithActualExpected(
                    TextTable.print(rows),
                    TextTable.print(expected),
                    "%nthe rows of %s are%n%s%nbut expected were%n%s",
                    actual,
                    TextTable.print(rows),
                    TextTable.print(expected));
        }
        return this;
    }

    /**
     * The packets of the stream, in order, are those of the {@link TextTable}s. The order of columns does not matter; a
     * column without any value is the same as none.
     */
    public TestStreamAssert hasPackets(String... tables) {
        List<ParameterData> expected = Stream.of(tables)
                .map(table -> TextTable.parse(table).withoutEmptyColumns())
                .toList();
        checkExists();
        List<ParameterData> packets = actual.packets().stream()
                .map(ParameterData::withoutEmptyColumns)
                .toList();
        if (!packets.equals(expected)) {
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
        return packets.stream().map(TextTable::print).collect(Collectors.joining("\n"));
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
        StreamProperties last = null;
        for (StreamMessage message : actual.messages()) {
            if (message instanceof StreamProperties properties) {
                last = properties;
            }
        }
        if (last == null) {
            throw failure("%nexpected %s to have properties, but its messages are %s", actual, kinds());
        }
        return last;
    }

    private List<String> kinds() {
        return actual.messages().stream()
                .map(message -> message.getClass().getSimpleName())
                .toList();
    }
}
