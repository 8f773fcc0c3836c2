package io.pitwall.cli.reset;

import io.pitwall.app.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** The folder in which an application keeps its stores on this machine. */
record LocalState(Path folder) {

    /** Kafka Streams holds a lock on it as long as it works in the folder; it has no public name for it. */
    private static final String LOCK_FILE = ".lock";

    /** What Kafka takes for names of topics, which begin with the id; a path is none, so that no other folder is meant. */
    private static final Pattern APPLICATION_ID = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]+");

    /**
     * The folder of an application.
     *
     * @param stateDir the {@code --state-dir} of the application, which several may share
     * @throws UserException if the id is none, and would name another folder: that of all applications, or one elsewhere
     */
    static LocalState of(Path stateDir, String applicationId) {
        if (!APPLICATION_ID.matcher(applicationId).matches()) {
            throw new UserException("--application-id '" + applicationId
                    + "' is no id of an application, which is letters, digits, dots, underscores or hyphens;"
                    + " nothing was deleted");
        }
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
     * Refuses to go on while an instance on this machine works in the folder. The cluster does not know of one that is still
     * starting, that has lost its brokers, or that works on another cluster.
     *
     * @throws UserException if there is one
     */
    void requireUnused() {
        Path file = folder.resolve(LOCK_FILE);
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw new UserException(
                    "whether an instance works in " + folder + " cannot be told: " + e.getMessage()
                            + "; reset as the user that it runs as",
                    e);
        }
    }

    private UserException inUse() {
        return new UserException("an instance of the application is running on this machine, with its state in "
                + folder + "; stop it first. Nothing was deleted");
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
