package io.pitwall.test.broker;

import static java.util.Objects.requireNonNull;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import io.pitwall.test.verbs.Case.Step;
import io.pitwall.test.verbs.Case.Write;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Story;
import io.pitwall.test.verbs.Vocabulary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every verb does to its table what its entry says on a broker, under exactly-once, while one instance of the application
 * comes and another one goes. One application has all verbs; the names of its topics are those of the entries.
 */
@WithKafka
@Timeout(300)
class VerbsOnBrokerTest {

    private static final int PARTITIONS = 2;

    @TempDir
    private Path folder;

    @Test
    void everyVerbGivesWhatItsEntrySaysWhileInstancesComeAndGo(Topics topics) {
        List<Story> stories = Story.examples(Vocabulary.verbs()).stream()
                .map(story -> story.onWallClock().inSingleRows())
                .toList();
        TelemetryTopology topology = Story.topology(stories);
        Plan plan = Pitwall.plan(topology);
        Stream.concat(plan.inputTopics().stream(), plan.outputTopics().stream())
                .forEach(topic -> topics.kafka().createTopic(topic, PARTITIONS, Map.of()));
        topics.kafka().createTopic(topics.config().deadLetterTopic(), PARTITIONS, Map.of());
        Map<String, TopicWriter> writers = new LinkedHashMap<>();
        plan.inputTopics().forEach(topic -> writers.put(topic, new TopicWriter(topics, topic)));
        int steps = stories.stream()
                .mapToInt(story -> story.scene().steps().size())
                .max()
                .orElse(0);

        try (var second = new RunningApp(topology, topics.config(), folder.resolve("second"))) {
            try (var first = new RunningApp(topology, topics.config(), folder.resolve("first"));
                    var seen = TopicReader.committed(
                            topics, plan.outputTopics().iterator().next())) {
                first.start();
                write(stories, 0, steps / 3, writers);
                seen.readUntil(() -> !seen.records().isEmpty());
                write(stories, steps / 3, steps / 2, writers);
                second.start();
                write(stories, steps / 2, steps * 2 / 3, writers);
            }
            write(stories, steps * 2 / 3, steps, writers);
            stories.forEach(story -> check(story, topics));
        }
        writers.values().forEach(TopicWriter::close);
    }

    private static void write(List<Story> stories, int from, int to, Map<String, TopicWriter> writers) {
        for (int i = from; i < to; i++) {
            for (Story story : stories) {
                List<Step> steps = story.scene().steps();
                if (i < steps.size() && steps.get(i) instanceof Write write) {
                    TopicWriter writer = requireNonNull(writers.get(write.topic()));
                    writer.write(write.streamId(), write.message());
                }
            }
        }
        writers.values().forEach(TopicWriter::flush);
    }

    private static void check(Story story, Topics topics) {
        for (Output output : story.scene().outputs()) {
            try (var reader = TopicReader.committed(topics, output.topic())) {
                reader.readUntil(() -> story.isComplete(output, reader.messages(output.streamId())));
                story.check(output, reader.readToEnd().messages(output.streamId()));
            }
        }
    }
}
