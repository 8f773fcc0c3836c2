package io.pitwall.test.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.Pitwall;
import io.pitwall.test.TelemetryTest;
import io.pitwall.test.verbs.Case.Advance;
import io.pitwall.test.verbs.Case.Step;
import io.pitwall.test.verbs.Case.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Stories told to one application in the driver. */
final class StoryRun implements AutoCloseable {

    private final List<Story> stories;
    private final TelemetryTest test;

    StoryRun(List<Story> stories) {
        this.stories = stories;
        this.test = TelemetryTest.of(Story.topology(stories));
    }

    TelemetryTest test() {
        return test;
    }

    /** One after the other. */
    StoryRun play() {
        stories.forEach(story -> story.scene().steps().forEach(this::play));
        return this;
    }

    /**
     * A step of each story in turn, in records of single rows; then the application dies in the middle of the commit, and the
     * one that takes over commits. Not after a step of the wall clock: what that did is not done again by reading input again.
     */
    StoryRun playWithACrashBeforeEveryCommit() {
        List<List<Step>> steps = stories.stream()
                .map(story -> story.inSingleRows().scene().steps())
                .toList();
        int longest = steps.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            boolean clockMoved = false;
            for (List<Step> story : steps) {
                if (i < story.size()) {
                    play(story.get(i));
                    clockMoved |= story.get(i) instanceof Advance;
                }
            }
            if (!clockMoved) {
                test.crashBeforeCommit();
            }
            test.commit();
        }
        return this;
    }

    private void play(Step step) {
        if (step instanceof Write write) {
            test.topic(write.topic()).stream(write.streamId()).write(write.message());
        } else if (step instanceof Advance advance) {
            test.advance(advance.time());
        }
    }

    /** Exactly what the stories say has come out. */
    void check() {
        stories.forEach(this::check);
    }

    private void check(Story story) {
        for (String topic : Pitwall.plan(story.verb().topology()).outputTopics()) {
            Set<String> ids = test.topic(topic).streamIds().stream()
                    .filter(id -> id.contains(story.mark()))
                    .collect(Collectors.toSet());
            assertThat(ids).as("streams of topic '%s'", topic).isEqualTo(story.streamsOn(topic));
        }
        for (Output output : story.scene().outputs()) {
            List<StreamMessage> messages =
                    test.topic(output.topic()).stream(output.streamId()).messages();
            assertThat(Transcript.of(messages, story.verb().showsPackets()))
                    .as("stream '%s' of topic '%s'", output.streamId(), output.topic())
                    .isEqualTo(Transcript.of(output, story.verb().showsPackets()));
            assertThat(messages.get(0)).as("what opens the stream").isInstanceOf(StreamProperties.class);
        }
    }

    @Override
    public void close() {
        test.close();
    }
}
