package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissingTopicsTest {

    private static String sentence(List<String> existing, String... missing) {
        return MissingTopics.sentence(List.of(missing), existing, "k:1");
    }

    @Test
    void namesWhatThereIsAndWhatWasProbablyMeant() {
        assertThat(sentence(List.of("laps", "car-data", "hb-lap.window-changelog", "__consumer_offsets"), "car-dat"))
                .isEqualTo("topic car-dat does not exist at k:1; there is car-data, laps; did you mean 'car-data'?"
                        + " Create it, or write to it first with 'pitwall produce'");
        assertThat(sentence(List.of("laps"), "plant"))
                .isEqualTo("topic plant does not exist at k:1; there is laps."
                        + " Create it, or write to it first with 'pitwall produce'");
        assertThat(sentence(List.of(), "a", "b"))
                .startsWith("topic a, b does not exist at k:1; there is no topic. Create it");
    }

    @Test
    void aLargeClusterIsNotListed() {
        List<String> many =
                IntStream.range(100, 160).mapToObj(i -> "topic-" + i).toList();

        assertThat(sentence(many, "plant"))
                .contains("topic-111 and 48 more, which 'pitwall topics' lists.")
                .doesNotContain("topic-112");
    }
}
