package io.pitwall.state;

import java.util.Map;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The native memory of all RocksDB stores of one application under one number.
 *
 * <p>One block cache for all stores holds data, index and filter blocks; write buffers are charged to it and limited to
 * half of it. The number is a soft limit: iterators and compactions pin blocks beyond it for a while.
 *
 * <p>Handed to the stores through the Streams configuration, as an object under {@value #CONFIG} together with
 * {@link BoundedRocksDb} as {@code rocksdb.config.setter}. The owner closes it after {@code KafkaStreams.close()}.
 * Thread safe.
 */
public final class RocksDbMemory implements AutoCloseable {

    /** The key in the Streams configuration. */
    public static final String CONFIG = "pitwall.rocksdb.memory";

    /** The key of a number of bytes in the Streams configuration, for {@link #of}. */
    public static final String BYTES_CONFIG = "pitwall.state.rocksdb.bytes";

    private static final long DEFAULT_BYTES = 128L * 1024 * 1024;

    private static final long MIB = 1024 * 1024;
    private static final double SHARE_OF_INDEXES = 0.1;

    private final long totalBytes;
    private final LRUCache cache;
    private final WriteBufferManager writeBuffers;

    private RocksDbMemory(long totalBytes) {
        this.totalBytes = totalBytes;
        this.cache = new LRUCache(totalBytes, shardBits(totalBytes), false, SHARE_OF_INDEXES);
        this.writeBuffers = new WriteBufferManager(totalBytes / 2, cache);
    }

    /** Memory of this many bytes, at least one MiB. */
    public static RocksDbMemory ofBytes(long totalBytes) {
        if (totalBytes < MIB) {
            throw new IllegalArgumentException(
                    "RocksDB memory must be at least " + MIB + " bytes, but it's " + totalBytes);
        }
        RocksDB.loadLibrary();
        return new RocksDbMemory(totalBytes);
    }

    /**
     * The memory that the settings ask for under {@value #BYTES_CONFIG}; 128 MiB unless they do.
     *
     * @throws IllegalArgumentException if it is not a number of bytes, or less than a MiB
     */
    public static RocksDbMemory of(Map<?, ?> settings) {
        Object bytes = settings.get(BYTES_CONFIG);
        if (bytes == null) {
            return ofBytes(DEFAULT_BYTES);
        }
        try {
            return ofBytes(Long.parseLong(bytes.toString().trim()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    BYTES_CONFIG + " must be a number of bytes, but it's '" + bytes + "'", e);
        }
    }

    /** The limit in bytes. */
    public long totalBytes() {
        return totalBytes;
    }

    /** How many bytes are in use: blocks and write buffers. */
    public long usedBytes() {
        return cache.getUsage();
    }

    /** One line for the log. */
    public String describe() {
        return "RocksDB memory: " + totalBytes / MIB + " MiB for all stores together, write buffers up to "
                + totalBytes / 2 / MIB + " MiB of it";
    }

    /** Whether it is given back. */
    public boolean isClosed() {
        return !cache.isOwningHandle();
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }

    /** Shards of at least 8 MiB, since a block may be as large as a chunk; 16 at most. */
    private static int shardBits(long totalBytes) {
        long shards = Math.max(1, Math.min(16, totalBytes / (8 * MIB)));
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(shards);
    }

    LRUCache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }
}
