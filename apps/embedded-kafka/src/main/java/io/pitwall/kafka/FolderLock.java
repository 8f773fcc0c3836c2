package io.pitwall.kafka;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second broker off a data folder, in this JVM or another; a killed JVM leaves it free.
 *
 * <p>Kafka's own lock comes too late: a combined node opens and writes its metadata log before it takes it. It is
 * tried here as well, against brokers that are not embedded, and because a refused second start in one JVM can make
 * the operating system forget the first one's lock (closing any channel of a file drops the process's locks on it).
 */
final class FolderLock implements AutoCloseable {

    private static final String OWN_LOCK = ".embedded-kafka.lock";
    private static final String KAFKA_LOCK = ".lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock acquire(Path folder) throws IOException {
        var lock = tryLock(folder.resolve(OWN_LOCK));
        if (lock == null) {
            throw inUse(folder);
        }
        try (var kafka = tryLock(folder.resolve(KAFKA_LOCK))) {
            if (kafka == null) {
                throw inUse(folder);
            }
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() {
        Utils.closeQuietly(channel, "folder lock");
    }

    private static @Nullable FolderLock tryLock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return new FolderLock(channel);
        }
        channel.close();
        return null;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static EmbeddedKafkaException inUse(Path folder) {
        return new EmbeddedKafkaException(
                "data folder %s is used by another running broker: stop that one, or choose another folder"
                        .formatted(folder),
                null);
    }
}
