package io.pitwall.state;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much heap the live objects of all stores of one application may take together: one number for every store of
 * every task on every thread.
 *
 * <p>Each store draws from it for its own objects and, when it is refused, writes out its own least recently used ones;
 * no thread touches the objects of another. With <i>n</i> stores that hold something:
 *
 * <ul>
 *   <li>half of the budget is kept for all of them in equal parts: a store gets {@code total / 2n} although others
 *       are large, unless those got theirs when {@code n} was smaller and are idle since;
 *   <li>the other half goes to whoever asks first;
 *   <li>when a store is refused, every store above {@code total / n} goes down to that at its next record;
 *   <li>a store that finds nothing left may still hold {@code total / 16n}, so that it works beside idle threads that
 *       cannot be made to give anything back.
 * </ul>
 *
 * <p>The sum is never more than 17/16 of the number, and the object each thread is working on. The bytes are those
 * that the {@link StateLayout}s estimate, with {@value LiveEntry#OVERHEAD_BYTES} for each stream.
 *
 * <p>Handed to the stores through the Streams configuration, as an object under {@value #CONFIG}; a store that finds none
 * makes its own of {@value #DEFAULT_STORE_BYTES} bytes. Thread safe.
 */
public final class HeapBudget {

    /** The key of the object in the Streams configuration. */
    public static final String CONFIG = "pitwall.state.heap";

    /** The key of a number of bytes in the Streams configuration, for {@link #of}. */
    public static final String BYTES_CONFIG = "pitwall.state.heap.bytes";

    /** What one store alone may hold when the configuration has no budget: {@value} bytes. */
    static final long DEFAULT_STORE_BYTES = 64L * 1024 * 1024;

    private static final long MIB = 1024 * 1024;
    private static final long LARGEST_STEP_BYTES = 64 * 1024;

    private final long totalBytes;
    private final long stepBytes;
    private final Set<Share> holding = new HashSet<>();
    private long granted;

    /** Whether the last store that asked did not get all. */
    private volatile boolean scarce;

    /** How much each store may hold at most when it is scarce. */
    private volatile long fairBytes;

    private HeapBudget(long totalBytes) {
        this.totalBytes = Math.min(totalBytes, 1L << 50);
        this.stepBytes = Math.max(1, Math.min(LARGEST_STEP_BYTES, this.totalBytes / 1024));
        this.fairBytes = this.totalBytes;
    }

    /**
     * A budget of this many bytes.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public static HeapBudget ofBytes(long totalBytes) {
        if (totalBytes <= 0) {
            throw new IllegalArgumentException("heap budget must be positive, but it's " + totalBytes);
        }
        return new HeapBudget(totalBytes);
    }

    /**
     * The budget that the settings ask for under {@value #BYTES_CONFIG}; a quarter of what this JVM may take as heap
     * unless they do.
     *
     * @throws IllegalArgumentException if it is not a positive number of bytes
     */
    public static HeapBudget of(Map<?, ?> settings) {
        Object bytes = settings.get(BYTES_CONFIG);
        if (bytes == null) {
            return ofBytes(Runtime.getRuntime().maxMemory() / 4);
        }
        try {
            return ofBytes(Long.parseLong(bytes.toString().trim()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    BYTES_CONFIG + " must be a positive number of bytes, but it's '" + bytes + "'", e);
        }
    }

    /** The budget that is in the Streams configuration, a small one of its own if there is none. */
    static HeapBudget foundIn(Map<String, ?> configs) {
        Object found = configs.get(CONFIG);
        if (found == null) {
            return ofBytes(DEFAULT_STORE_BYTES);
        }
        if (found instanceof HeapBudget shared) {
            return shared;
        }
        throw new IllegalArgumentException(CONFIG + " must be a HeapBudget, but it's "
                + found.getClass().getName() + "; a number goes into " + BYTES_CONFIG);
    }

    /** The number, in bytes. */
    public long totalBytes() {
        return totalBytes;
    }

    /** What stores have drawn, in bytes; what they hold is less by up to a 512th of the budget each. */
    public synchronized long usedBytes() {
        return granted;
    }

    /** One line for the log. */
    public String describe() {
        return "live objects: " + (totalBytes >= MIB ? totalBytes / MIB + " MiB" : totalBytes + " bytes")
                + " of heap for all stores together, the least recently used are written out";
    }

    /** The part of a store that holds nothing yet. */
    Share newShare() {
        return new Share();
    }

    private void isShared() {
        fairBytes = totalBytes / Math.max(1, holding.size());
    }

    /** What one store may hold. Belongs to the thread of the store. */
    final class Share {

        /** Written by the owner, under the lock of the budget; read by others under that lock. */
        private long mine;

        /** Whether the store may hold this much without asking. Neither locks nor writes. */
        boolean covers(long bytes) {
            return bytes <= mine && (!scarce || mine <= fairBytes);
        }

        /** Asks for this much, or gives back what is more than that; tells how much the store may hold. */
        long ask(long bytes) {
            synchronized (HeapBudget.this) {
                long wanted = Math.min(totalBytes, bytes + stepBytes);
                if (scarce && mine > fairBytes) {
                    if (bytes > fairBytes) {
                        return fairBytes;
                    }
                    grant(Math.min(wanted, fairBytes));
                } else if (wanted > mine) {
                    grow(wanted);
                } else if (mine - wanted > stepBytes) {
                    grant(wanted);
                }
                return mine;
            }
        }

        void giveAllBack() {
            synchronized (HeapBudget.this) {
                grant(0);
            }
        }

        private void grow(long wanted) {
            if (mine == 0) {
                holding.add(this);
                isShared();
            }
            long spare = Math.max(0, totalBytes - granted - keptForOthers());
            scarce = wanted - mine > spare && mine + spare < fairBytes;
            long reached = Math.min(wanted, mine + spare);
            long smallest = Math.min(wanted, totalBytes / 16 / holding.size());
            boolean hasSlack = granted - mine + smallest <= totalBytes + totalBytes / 16;
            grant(Math.max(reached, hasSlack ? smallest : 0));
        }

        private long keptForOthers() {
            long part = totalBytes / 2 / holding.size();
            long kept = 0;
            for (Share other : holding) {
                if (other != this) {
                    kept += Math.max(0, part - other.mine);
                }
            }
            return kept;
        }

        private void grant(long bytes) {
            scarce &= bytes >= mine;
            granted += bytes - mine;
            mine = bytes;
            if (bytes == 0 && holding.remove(this)) {
                isShared();
            }
        }
    }
}
