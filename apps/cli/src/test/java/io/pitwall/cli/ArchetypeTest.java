package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the archetype's files say is what is so elsewhere; {@code OwnProjectTest} builds and runs the project. */
class ArchetypeTest {

    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)<");

    private static Map<String, String> plugins(Path pom) throws IOException {
        Map<String, String> plugins = new TreeMap<>();
        PLUGIN.matcher(Files.readString(pom))
                .results()
                .forEach(plugin -> plugins.put(plugin.group(1), plugin.group(2)));
        return plugins;
    }

    @Test
    void itsPluginsAreThoseThatPitwallIsBuiltWith() throws IOException {
        Map<String, String> own = plugins(ArchetypeProject.template("pom.xml"));

        assertThat(own).hasSize(5);
        assertThat(plugins(RepositoryFiles.root().resolve("pom.xml"))).containsAllEntriesOf(own);
    }

    @Test
    void itsJarIsMadeAsThatOfTheCommandLine() throws IOException {
        assertThat(filters(ArchetypeProject.template("pom.xml")))
                .isEqualTo(filters(RepositoryFiles.root().resolve("apps/cli/pom.xml")));
    }

    private static String filters(Path pom) throws IOException {
        String text = Files.readString(pom);
        return text.substring(text.indexOf("<filters>"), text.indexOf("</filters>"));
    }

    @Test
    void noFileHasWhatVelocityWouldTakeForItsOwn() throws IOException {
        for (String file : new String[] {"README.md", "Dockerfile", "application.yaml", ".dockerignore", "pom.xml"}) {
            assertThat(Files.readString(ArchetypeProject.template(file)))
                    .as("%s: ## begins a comment, #word a directive", file)
                    .doesNotContain("##")
                    .doesNotContainPattern("#[a-z]");
        }
    }
}
