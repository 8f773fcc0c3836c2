package io.pitwall.test.verbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.test.verbs.Case.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/language.md} is what the list of verbs says. */
class LanguagePageTest {

    private static final Path PAGE = JavaSources.root().resolve("docs").resolve("language.md");

    static List<Verb> verbs() {
        return Vocabulary.verbs();
    }

    @Test
    void thePageIsWhatTheEntriesSay() throws IOException {
        String written = LanguagePage.write(JavadocExamples.ofTheLanguage());
        if ("update".equals(System.getProperty("pitwall.golden"))) {
            Files.writeString(PAGE, written, UTF_8);
        }
        assertThat(PAGE).as("written by this test with -Dpitwall.golden=update").exists();
        assertThat(written)
                .as(
                        "docs/language.md is made of the list of verbs: this test with -Dpitwall.golden=update writes it, for you to"
                                + " look at and commit")
                .isEqualTo(Files.readString(PAGE, UTF_8));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void anExampleHasTenRowsOrSo(Verb verb) {
        int rows = verb.example().writes().stream()
                .map(Write::message)
                .mapToInt(LanguagePageTest::rowsOf)
                .sum();
        assertThat(rows).as("rows that are written").isBetween(9, 12);
    }

    private static int rowsOf(StreamMessage message) {
        if (message instanceof ParameterData rows) {
            return rows.rowCount();
        }
        return message instanceof EventBatch batch ? batch.events().size() : 0;
    }
}
