package io.pitwall.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The locked folder a broker writes to. A temporary one is removed when closed, or at the end of the JVM. */
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Duration MARKING_INTERVAL = Duration.ofMillis(10);

    private final Path path;
    private final FolderLock lock;
    private final Optional<Thread> removalOnExit;

    private DataFolder(Path path, FolderLock lock, boolean temporary) {
        this.path = path;
        this.lock = lock;
        this.removalOnExit = temporary
                ? Optional.of(new Thread(this::markForDeletionOnExit, "embedded-kafka-folder-removal"))
                : Optional.empty();
    }

    static DataFolder open(Optional<Path> keptFolder) {
        try {
            var path = keptFolder.isPresent()
                    ? Files.createDirectories(keptFolder.get())
                    : Files.createTempDirectory("pitwall-kafka-");
            var folder = new DataFolder(path, FolderLock.acquire(path), keptFolder.isEmpty());
            folder.removalOnExit.ifPresent(Runtime.getRuntime()::addShutdownHook);
            return folder;
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "cannot use data folder %s: %s"
                            .formatted(keptFolder.map(Path::toString).orElse("(temporary)"), e),
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        lock.close();
        removalOnExit.ifPresent(hook -> {
            remove();
            forget(hook);
        });
    }

    private void remove() {
        try {
            Utils.delete(path.toFile());
        } catch (IOException e) {
            LOG.warn("Temporary Kafka data folder {} could not be removed", path, e);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.trace("The JVM is exiting, the hook runs or has run", e);
        }
    }

    /**
     * The broker goes on for as long as other shutdown hooks run: one of them may be the caller's, closing an
     * application that needs it. The JVM deletes marked files after all hooks, the last marked first. A thread that no
     * one waits for marks what the broker still adds until then.
     */
    private void markForDeletionOnExit() {
        if (markedAll()) {
            var marking = new Thread(this::keepMarking, "embedded-kafka-folder-marking");
            marking.setDaemon(true);
            marking.start();
        }
    }

    private void keepMarking() {
        while (markedAll()) {
            LockSupport.parkNanos(MARKING_INTERVAL.toNanos());
        }
    }

    private boolean markedAll() {
        try (var files = Files.walk(path)) {
            files.forEach(file -> file.toFile().deleteOnExit());
            return true;
        } catch (UncheckedIOException e) {
            LOG.trace("A file went away meanwhile", e);
            return true;
        } catch (IOException | IllegalStateException e) {
            LOG.trace("The folder is removed, or is just being", e);
            return false;
        }
    }
}
