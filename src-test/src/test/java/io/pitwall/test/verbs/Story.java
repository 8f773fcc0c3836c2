package io.pitwall.test.verbs;

import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.test.verbs.Case.Advance;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Case.Step;
import io.pitwall.test.verbs.Case.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case of a verb whose streams have ids of their own, so that many can be told to one application at once: all verbs of a
 * topology read what is written for any of them, and {@link #mark} says which streams belong to which story.
 */
public record Story(Verb verb, Case scene) {

    /** A case of a verb under ids of its own. */
    static Story of(Verb verb, Kind kind) {
        Case written = verb.caseOf(kind);
        Set<String> ids = new TreeSet<>();
        written.writes().forEach(write -> ids.add(write.streamId()));
        String mark = mark(verb, kind);
        List<Step> steps = new ArrayList<>();
        for (Step step : written.steps()) {
            steps.add(
                    step instanceof Write write
                            ? new Write(write.topic(), marked(write.streamId(), ids, mark), write.message())
                            : step);
        }
        return new Story(verb, new Case(kind, steps, outputs(written, ids, mark)));
    }

    /** The example of each verb. */
    public static List<Story> examples(List<Verb> verbs) {
        return verbs.stream().map(verb -> of(verb, Kind.EXAMPLE)).toList();
    }

    /** All cases of the verbs, of which some can share an application, and some need one alone for its wall clock. */
    static List<List<Story>> byApplication(List<Verb> verbs) {
        List<Story> all = verbs.stream()
                .flatMap(verb -> Stream.of(Kind.values()).map(kind -> of(verb, kind)))
                .toList();
        List<List<Story>> groups = new ArrayList<>();
        groups.add(all.stream().filter(story -> !story.movesTheClock()).toList());
        all.stream().filter(Story::movesTheClock).forEach(story -> groups.add(List.of(story)));
        return groups;
    }

    /** The topology of all verbs of these stories. */
    public static TelemetryTopology topology(List<Story> stories) {
        List<Verb> verbs = stories.stream().map(Story::verb).distinct().toList();
        return telemetry -> verbs.forEach(verb -> verb.topology().define(telemetry));
    }

    /** What the ids of all streams of this story contain. */
    public String mark() {
        return mark(verb, scene.kind());
    }

    /** The ids of the streams of this story that must come out on a topic. */
    Set<String> streamsOn(String topic) {
        return scene.outputs().stream()
                .filter(output -> output.topic().equals(topic))
                .map(Output::streamId)
                .collect(Collectors.toSet());
    }

    public boolean movesTheClock() {
        return scene.steps().stream().anyMatch(Advance.class::isInstance);
    }

    /** With the records of rows cut into single rows, where that must not matter. */
    public Story inSingleRows() {
        return verb.dependsOnRecords() ? this : new Story(verb, scene.inSingleRows());
    }

    private static String mark(Verb verb, Kind kind) {
        return "[" + verb.method() + " " + kind + "]";
    }

    private static List<Output> outputs(Case written, Set<String> ids, String mark) {
        List<Output> outputs = new ArrayList<>();
        for (Output output : written.outputs()) {
            outputs.add(output.withIds(
                    marked(output.streamId(), ids, mark),
                    output.parents().stream()
                            .map(parent -> marked(parent, ids, mark))
                            .toList()));
        }
        return outputs;
    }

    /** An id that an output stream has from an input stream, with something in front or behind, has that one's mark. */
    private static String marked(String id, Set<String> inputIds, String mark) {
        for (String inputId : inputIds) {
            if (id.contains(inputId)) {
                return id.replace(inputId, inputId + mark);
            }
        }
        throw new IllegalStateException("the id '" + id + "' has nothing of the ids that are written: " + inputIds);
    }

    @Override
    public String toString() {
        return mark();
    }
}
