package io.pitwall.test.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.test.verbs.Case.Advance;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Case.Step;
import io.pitwall.test.verbs.Case.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /**
     * Cases of these kinds, of all verbs, by application: most share one, those that move the wall clock have one each.
     */
    static List<List<Story>> byApplication(List<Verb> verbs, Kind... kinds) {
        List<Story> shared = new ArrayList<>();
        List<List<Story>> applications = new ArrayList<>();
        for (Verb verb : verbs) {
            for (Kind kind : kinds) {
                Story story = of(verb, kind);
                if (story.movesTheClock()) {
                    applications.add(List.of(story));
                } else {
                    shared.add(story);
                }
            }
        }
        if (!shared.isEmpty()) {
            applications.add(shared);
        }
        return applications;
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

    /** Without a clock that can be moved: streams that only the clock would end are ended. */
    public Story onWallClock() {
        if (!movesTheClock()) {
            return this;
        }
        List<Step> steps = new ArrayList<>(scene.steps());
        steps.removeIf(Advance.class::isInstance);
        Set<Write> ends = new LinkedHashSet<>();
        scene.writes().forEach(write -> ends.add(new Write(write.topic(), write.streamId(), StreamEnd.closed())));
        scene.writes().forEach(ends::remove);
        steps.addAll(ends);
        return new Story(verb, new Case(scene.kind(), steps, scene.outputs()));
    }

    /** Whether a stream has all its rows, and then all its ends. */
    public boolean isComplete(Output expected, List<StreamMessage> messages) {
        int rows = 0;
        int ends = 0;
        for (StreamMessage message : messages) {
            rows += message instanceof ParameterData data ? data.rowCount() : 0;
            ends += message instanceof StreamEnd ? 1 : 0;
        }
        int expectedRows =
                expected.packets().stream().mapToInt(ParameterData::rowCount).sum();
        return rows >= expectedRows
                && ends >= expected.ends()
                && !messages.isEmpty()
                && messages.get(messages.size() - 1) instanceof StreamEnd;
    }

    /**
     * Asserts that this is what came out, as far as it does not depend on the wall clock or on how several input topics meet:
     * it may be that all of one is there before any of the other.
     */
    public void check(Output expected, List<StreamMessage> messages) {
        boolean inPackets = verb.showsPackets() && !usesTheClock();
        assertThat(comparable(Transcript.of(messages, inPackets)))
                .as("stream '%s' of topic '%s'", expected.streamId(), expected.topic())
                .isEqualTo(comparable(Transcript.of(expected, inPackets)));
    }

    private String comparable(String transcript) {
        boolean severalTopics =
                scene.writes().stream().map(Write::topic).distinct().count() > 1;
        return severalTopics
                ? transcript
                        .replaceAll("ended \\d+ times", "ended")
                        .lines()
                        .sorted()
                        .collect(Collectors.joining("\n"))
                : transcript;
    }

    private boolean usesTheClock() {
        return verb.cases().stream()
                .flatMap(written -> written.steps().stream())
                .anyMatch(Advance.class::isInstance);
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
