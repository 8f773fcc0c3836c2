package io.pitwall.test.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.OnError;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.rules.UnconditionedPackets;
import io.pitwall.rules.aggregate.Aggregate;
import io.pitwall.rules.aggregate.Aggregates;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.NamedWindowing;
import io.pitwall.rules.window.Windowing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of verbs has all there is to say in a topology class. */
class VocabularyTest {

    /** The values that verbs take and that are said in their own words. */
    private static final List<Class<?>> SPECS = List.of(
            UnconditionedPackets.class,
            NamedWindowing.class,
            Late.class,
            Aggregates.class,
            StreamIdentity.class,
            OnError.class);

    /** Those of them of which more may be said behind that. */
    private static final List<Class<?>> CHANGEABLE = List.of(Windowing.class, Aggregate.class);

    private static Set<String> listed() {
        return Vocabulary.verbs().stream().map(Verb::method).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyVerbOfEveryStageIsListed() {
        assertThat(StageVerbs.from(TelemetryBuilder.class))
                .as("verbs; the list is in Vocabulary, and an entry is a file in the package entries")
                .isSubsetOf(listed());
    }

    @Test
    void everyWordOfTheSpecsIsListed() {
        for (Class<?> spec : SPECS) {
            assertThat(StageVerbs.wordsOf(spec))
                    .as("words of %s", spec)
                    .isNotEmpty()
                    .isSubsetOf(listed());
        }
    }

    @Test
    void everyChangeOfTheSpecsIsListed() {
        for (Class<?> spec : CHANGEABLE) {
            assertThat(StageVerbs.changesOf(spec))
                    .as("changes of %s", spec)
                    .isNotEmpty()
                    .isSubsetOf(listed());
        }
    }

    @Test
    void noVerbIsListedTwice() {
        assertThat(Vocabulary.verbs()).extracting(Verb::method).doesNotHaveDuplicates();
    }

    /** So that one application can run all of them. */
    @Test
    void noTwoEntriesWriteTheSameTopic() {
        assertThat(Vocabulary.verbs())
                .flatExtracting(verb -> Pitwall.plan(verb.topology()).outputTopics())
                .doesNotHaveDuplicates();
    }

    @Test
    void theVerbsAreFoundFromStageToStage() {
        assertThat(StageVerbs.from(Beginning.class))
                .containsExactlyInAnyOrder("Beginning.read()", "Middle.then(String...)", "Middle.end(int)");
    }

    interface Beginning {
        Middle read();

        int count();
    }

    interface Middle {
        Middle then(String... more);

        void end(int how);
    }
}
