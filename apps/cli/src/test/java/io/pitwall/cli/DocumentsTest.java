package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show is what there is: commands parse, code is that of the examples, links lead somewhere. */
class DocumentsTest {

    private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern SECTION_LINK = Pattern.compile("]\\((?!https:)([^)#]*)#([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    static List<Path> documents() throws IOException {
        Path root = RepositoryFiles.root();
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(documents::add);
        }
        return documents;
    }

    private static List<String> blocks(Path document, String language) throws IOException {
        return CODE_BLOCK
                .matcher(Files.readString(document))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static Path example(String path) {
        return RepositoryFiles.root().resolve("apps/examples/src").resolve(path);
    }

    private static List<String> commands(Path document) throws IOException {
        return blocks(document, "sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .filter(command -> command.startsWith("./pitwall ") && !command.startsWith("./pitwall --"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandParses(Path document) throws IOException {
        for (String command : commands(document)) {
            String[] args = command.substring("./pitwall ".length()).split(" ");
            assertThatCode(() -> PitwallCli.commandLine(Map.of(), InputStream.nullInputStream())
                            .parseArgs(args))
                    .as("%s: %s", document, command)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theReadmeHasCommands() throws IOException {
        assertThat(commands(RepositoryFiles.root().resolve("README.md"))).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkToAFileLeadsSomewhere(Path document) throws IOException {
        for (MatchResult link :
                LINK.matcher(Files.readString(document)).results().toList()) {
            if (!link.group(1).startsWith("https://")) {
                assertThat(document.resolveSibling(link.group(1)))
                        .as("%s links to %s", document, link.group(1))
                        .exists();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkToASectionFindsItsHeading(Path document) throws IOException {
        for (MatchResult link :
                SECTION_LINK.matcher(Files.readString(document)).results().toList()) {
            Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
            assertThat(anchors(target))
                    .as("%s links to %s#%s", document, link.group(1), link.group(2))
                    .contains(link.group(2));
        }
    }

    /** What GitHub makes of headings; code blocks have none. */
    private static List<String> anchors(Path document) throws IOException {
        String text = Files.readString(document).replaceAll("(?sm)^```.*?^```", "");
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void theTopologyOfTheReadmeIsTheExample() throws IOException {
        String source = Files.readString(example("main/java/io/pitwall/examples/HardBraking.java"));

        assertThat(blocks(RepositoryFiles.root().resolve("README.md"), "java").get(0))
                .isEqualTo(source.substring(source.indexOf("public final class")));
    }

    @Test
    void theTestsOfTheReadmeAreThoseOfTheExample() throws IOException {
        List<String> blocks = blocks(RepositoryFiles.root().resolve("README.md"), "java");

        assertThat(stripped(example("test/java/io/pitwall/examples/HardBrakingTest.java")))
                .containsSequence(stripped(blocks.get(2)));
    }

    @Test
    void aProjectOfYourOwnIsThatOfTheArchetype() throws IOException {
        Path page = RepositoryFiles.root().resolve("docs/your-project.md");
        List<String> code = blocks(page, "java");
        List<String> pom = blocks(page, "xml");

        assertThat(code).hasSize(2);
        assertThat(Files.readString(ArchetypeProject.template("src/main/java/SpeedPerSecond.java")))
                .endsWith(code.get(0));
        assertThat(Files.readString(ArchetypeProject.template("src/main/java/Main.java")))
                .endsWith(code.get(1));
        assertThat(pom).hasSize(1);
        assertThat(Files.readString(ArchetypeProject.template("pom.xml"))).contains(pom.get(0));
    }

    @Test
    void theArchetypeIsCalledAsItIsTested() throws IOException {
        for (String document : List.of("README.md", "docs/your-project.md")) {
            assertThat(Files.readString(RepositoryFiles.root().resolve(document)))
                    .contains("\nmvn --batch-mode archetype:generate "
                            + String.join(" ", ArchetypeProject.generateOptions()) + "\n");
        }
    }

    @Test
    void theExamplesOfTheTestingGuideAreTestsThatRun() throws IOException {
        List<String> blocks = blocks(RepositoryFiles.root().resolve("docs/testing.md"), "java");
        List<String> source = stripped(example("test/java/io/pitwall/examples/TestingGuideTest.java"));

        assertThat(blocks).hasSize(11).allSatisfy(block -> assertThat(source).containsSequence(stripped(block)));
    }

    @Test
    void theProgramsOfTheClientGuideAreThoseOfItsTest() throws IOException {
        List<String> blocks = blocks(RepositoryFiles.root().resolve("docs/client.md"), "java");
        List<String> source =
                stripped(RepositoryFiles.root().resolve("apps/cli/src/test/java/io/pitwall/cli/ClientGuideTest.java"));

        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(source).containsSequence(stripped(block)));
    }

    private static List<String> stripped(Path file) throws IOException {
        return stripped(Files.readString(file));
    }

    private static List<String> stripped(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
