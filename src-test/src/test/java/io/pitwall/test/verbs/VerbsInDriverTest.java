package io.pitwall.test.verbs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.test.verbs.Case.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every verb does to its tables what its entry says: alone, and, all verbs in one application, with a crash before every
 * commit.
 */
class VerbsInDriverTest {

    static List<Verb> verbs() {
        return Vocabulary.verbs();
    }

    static List<List<Story>> stories() {
        return Story.byApplication(verbs(), Kind.EXAMPLE, Kind.BOUNDARY);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void givesWhatItsEntrySays(Verb verb) {
        for (List<Story> stories : Story.byApplication(List.of(verb), Kind.values())) {
            try (var run = new StoryRun(stories)) {
                run.play().check();
            }
        }
    }

    @ParameterizedTest(name = "application {index}")
    @MethodSource("stories")
    void givesTheSameWithACrashBeforeEveryCommit(List<Story> stories) {
        try (var run = new StoryRun(stories)) {
            run.playWithACrashBeforeEveryCommit().check();
        }
    }

    /** Or else nobody would know that any of this can fail. */
    @Test
    void aVerbThatDoesOtherwiseIsFound() {
        Verb liar = Verb.of(
                        "lies",
                        "",
                        telemetry -> telemetry.topic("a").parameters("Speed").to("b"))
                .example("""
                        time_ms | Speed
                              0 |   310
                        """, """
                        time_ms | Speed
                              0 |   311
                        """);
        try (var run = new StoryRun(Story.examples(List.of(liar)))) {
            run.play();
            assertThatThrownBy(run::check)
                    .hasMessageContaining("stream 'car-1[lies EXAMPLE]' of topic 'b'")
                    .hasMessageContaining("0 |   311");
        }
    }
}
