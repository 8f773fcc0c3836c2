package io.pitwall.test.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example in the javadoc of each verb is the topology of its entry, which runs. */
class JavadocExamplesTest {

    private static final Map<String, String> EXAMPLES = JavadocExamples.ofTheLanguage();
    private static final Map<String, String> TOPOLOGIES = EntryTopologies.read();

    static List<Verb> verbs() {
        return Vocabulary.verbs();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void theExampleIsTheTopologyOfTheEntry(Verb verb) {
        assertThat(code(example(verb)))
                .as("example of %s, beside the topology of its entry, without spaces", verb)
                .isEqualTo(code(TOPOLOGIES.getOrDefault(verb.method(), "not found in the package entries")));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void theExampleIsShort(Verb verb) {
        assertThat(example(verb).lines())
                .as("lines of the example of %s", verb)
                .hasSizeLessThanOrEqualTo(6)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    private static String example(Verb verb) {
        return EXAMPLES.getOrDefault(verb.method(), "the javadoc of " + verb + " has no <pre>{@code ...}</pre>");
    }

    /** Without what does not matter: white space, the braces of a lambda, the last semicolon. */
    private static String code(String text) {
        String code = text.replaceAll("\\s+", "");
        code = code.startsWith("{") ? code.substring(1, code.length() - 1) : code;
        return code.endsWith(";") ? code.substring(0, code.length() - 1) : code;
    }
}
