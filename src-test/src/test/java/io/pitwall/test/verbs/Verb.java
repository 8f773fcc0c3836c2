package io.pitwall.test.verbs;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.test.verbs.Case.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An entry of the list of verbs: a way to say something in the language, shown on tables. Immutable.
 *
 * @param method what a user calls, as {@code ParameterStage.select(String...)}; its javadoc has the topology as its example
 * @param sentence what it does
 * @param topology its code is shown in the documentation
 * @param cases what it does to rows, the example first
 * @param showsPackets whether the cases say how the rows are cut into packets
 * @param dependsOnRecords whether it matters how the input is cut into records
 */
public record Verb(
        String method,
        String sentence,
        TelemetryTopology topology,
        List<Case> cases,
        boolean showsPackets,
        boolean dependsOnRecords) {

    private static final String STREAM = "car-1";

    public Verb {
        cases = List.copyOf(cases);
    }

    /** A verb without cases. */
    public static Verb of(String method, String sentence, TelemetryTopology topology) {
        return new Verb(method, sentence, topology, List.of(), false, false);
    }

    /** Its cases say how rows are cut into packets, and they are the same however the input is cut into records. */
    public Verb inPackets() {
        return new Verb(method, sentence, topology, cases, true, dependsOnRecords);
    }

    /** How the input is cut into records matters. */
    public Verb dependingOnRecords() {
        return new Verb(method, sentence, topology, cases, showsPackets, true);
    }

    /** A case that is written out. */
    public Verb with(Case example) {
        return new Verb(
                method,
                sentence,
                topology,
                Stream.concat(cases.stream(), Stream.of(example)).toList(),
                showsPackets,
                dependsOnRecords);
    }

    /**
     * What is shown: a table as one record of one stream, which is ended, and what comes out under the same id. For a
     * topology with one input and one output topic, like the next three.
     */
    public Verb example(String input, String... packets) {
        return with(simple(Kind.EXAMPLE, input, packets));
    }

    /** One row. */
    public Verb oneRow(String input, String... packets) {
        return with(simple(Kind.ONE_ROW, input, packets));
    }

    /** Rows to either side of what the verb decides by. */
    public Verb boundary(String input, String... packets) {
        return with(simple(Kind.BOUNDARY, input, packets));
    }

    /** Rows that do not come in the order of their times. */
    public Verb outOfOrder(String input, String... packets) {
        return with(simple(Kind.OUT_OF_ORDER, input, packets));
    }

    /**
     * Says that what becomes of a row depends on nothing but the row, and that it becomes at most one row of each output:
     * so the cases of one row and out of order follow from the example.
     */
    public Verb rowByRow() {
        return with(OneByOne.each(example())).with(OneByOne.backwards(example()));
    }

    /** The case that is shown. */
    Case example() {
        return caseOf(Kind.EXAMPLE);
    }

    /**
     * The case of a kind. Two follow from the example where they are not written out: streams that end without rows, and
     * everything done twice, so that each stream is opened anew after its end.
     *
     * @throws IllegalStateException if the entry has none
     */
    Case caseOf(Kind kind) {
        for (Case written : cases) {
            if (written.kind() == kind) {
                return written;
            }
        }
        return switch (kind) {
            case EMPTY -> example().withoutRows();
            case STREAM_END -> example().twice();
            default -> throw new IllegalStateException("the entry of " + method + " has no case " + kind);
        };
    }

    private Case simple(Kind kind, String input, String... packets) {
        var plan = Pitwall.plan(topology);
        String inputTopic = theOnly(plan.inputTopics());
        return Case.of(kind)
                .writes(inputTopic, STREAM, input)
                .ends(inputTopic, STREAM)
                .gives(theOnly(plan.outputTopics()), STREAM, packets);
    }

    private String theOnly(Set<String> topics) {
        if (topics.size() != 1) {
            throw new IllegalStateException("the topology of " + method + " has the topics " + topics
                    + "; write its cases out with Case.of(kind), which says topics and streams");
        }
        return topics.iterator().next();
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return method;
    }
}
