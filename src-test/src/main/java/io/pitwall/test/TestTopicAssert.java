package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;

/** Assertions on several streams at once: of a topic, or of a buffer. */
public final class TestTopicAssert extends AbstractAssert<TestTopicAssert, ReadTopic> {

    private double tolerance;

    TestTopicAssert(ReadTopic actual) {
        super(actual, TestTopicAssert.class);
    }

    /** How far numbers may be from those expected by the assertions that follow. */
    public TestTopicAssert withTolerance(double newTolerance) {
        tolerance = TestStreamAssert.checkedTolerance(newTolerance);
        return this;
    }

    /**
     * The rows of the topic are those of a {@link TextTable} whose tag {@code stream#} says of which stream a row is: each
     * stream has its rows in order, and no other stream has any. The order of rows of different streams does not matter.
     */
    public TestTopicAssert hasRows(String table) {
        Map<String, List<ParameterData>> expected = new LinkedHashMap<>();
        for (StreamTables.Part part : StreamTables.parts(table)) {
            expected.computeIfAbsent(part.streamId(), id -> new ArrayList<>()).add(part.rows());
        }
        List<String> others = new ArrayList<>();
        for (String id : actual.streamIds()) {
            if (!expected.containsKey(id) && !actual.stream(id).rows().isEmpty()) {
                others.add(id);
            }
        }
        if (!others.isEmpty()) {
            throw failure(
                    "%nexpected rows in %s of no other streams than %s, but there are also rows of %s",
                    actual.origin(), expected.keySet(), others);
        }
        expected.forEach((id, rows) -> new TestStreamAssert(actual.stream(id))
                .as(info.description())
                .withTolerance(tolerance)
                .hasRows(ParameterData.concat(rows)));
        return this;
    }

    /** The topic has messages of these streams and of no others, in any order. */
    public TestTopicAssert hasStreams(String... ids) {
        if (!actual.streamIds().equals(Set.of(ids))) {
            throw failureWithActualExpected(
                    actual.streamIds(),
                    List.of(ids),
                    "%nexpected %s to have the streams %s, but it has %s",
                    actual.origin(),
                    List.of(ids),
                    actual.streamIds());
        }
        return this;
    }

    /** Nothing has been written to the topic. */
    public TestTopicAssert isEmpty() {
        return hasStreams();
    }
}
