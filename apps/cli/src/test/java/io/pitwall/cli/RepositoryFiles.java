package io.pitwall.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files that tests read: of the repository, of the test's resources, and of the recordings beside the repository. */
final class RepositoryFiles {

    private RepositoryFiles() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run the tests from within the repository");
        }
        return folder;
    }

    /** A recording that is not part of the repository; it may not be there. */
    static Path sharedData(String name) {
        String folder = System.getProperty("pitwall.data");
        return (folder == null ? root().resolveSibling("shared").resolve("data") : Path.of(folder)).resolve(name);
    }

    static Path testResource(String name) {
        try {
            return Path.of(Objects.requireNonNull(RepositoryFiles.class.getResource("/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
