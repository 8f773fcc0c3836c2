package io.pitwall.cli.reset;

import io.pitwall.app.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** The folder in which an application keeps its stores on this machine. */
record LocalState(Path folder) {

    /** @param stateDir the {@code --state-dir} of the application, which several may share */
    static LocalState of(Path stateDir, String applicationId) {
        return new LocalState(stateDir.resolve(applicationId));
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** The bytes of its files; those that go away meanwhile do not count. */
    long bytes() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Deletes it.
     *
     * @throws UserException if a part of it cannot be deleted
     */
    void delete() {
        try {
            Utils.delete(folder.toFile());
        } catch (IOException e) {
            throw new UserException("the state in " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
