package io.pitwall.serdes.fuzz;

import com.sun.management.ThreadMXBean;
import io.pitwall.serdes.UnreadableMessageException;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** What becomes of bytes that nobody vouches for: a value or {@link UnreadableMessageException}, in little memory. */
public final class GuardedReading<T> {

    /** Objects are larger than their bytes, and so is an exception: its text and its stack. */
    private static final int HEAP_BYTES_PER_BYTE = 100;

    private static final long HEAP_BYTES = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Decoder<T> decoder;
    private final long freeHeapBytes;
    private final int heapBytesPerByte;

    /** Reads a record; the value is looked at as a whole, so that nothing is left to be decoded later. */
    public interface Decoder<T> {
        T decode(FuzzInput input);
    }

    /** What came of it: one of both is null. */
    public record Result<T>(@Nullable T value, @Nullable UnreadableMessageException refusal) {}

    /** Every byte that is taken must have a reason in the input. */
    public GuardedReading(Decoder<T> decoder) {
        this(decoder, HEAP_BYTES);
    }

    /** For formats where few bytes may stand for much, up to a limit of their own. */
    GuardedReading(Decoder<T> decoder, long freeHeapBytes) {
        this(decoder, freeHeapBytes, HEAP_BYTES_PER_BYTE);
    }

    GuardedReading(Decoder<T> decoder, long freeHeapBytes, int heapBytesPerByte) {
        this.decoder = decoder;
        this.freeHeapBytes = freeHeapBytes;
        this.heapBytesPerByte = heapBytesPerByte;
    }

    /** Anything but a value or a refusal, or too much memory, fails with the input as text. */
    public Result<T> of(FuzzInput input) {
        long limit = freeHeapBytes + (long) heapBytesPerByte * input.size();
        long before = threads.getCurrentThreadAllocatedBytes();
        Result<T> result = decode(input);
        if (threads.getCurrentThreadAllocatedBytes() - before > limit) {
            // Only what is allocated again counts: the first time, classes are loaded and linked as well.
            long again = threads.getCurrentThreadAllocatedBytes();
            decode(input);
            long allocated = threads.getCurrentThreadAllocatedBytes() - again;
            if (allocated > limit) {
                throw new AssertionError("reading " + input.size() + " bytes took " + allocated
                        + " bytes of heap, more than " + limit + ":\n" + input);
            }
        }
        return result;
    }

    private Result<T> decode(FuzzInput input) {
        try {
            return new Result<>(decoder.decode(input), null);
        } catch (UnreadableMessageException e) {
            return new Result<>(null, e);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("neither a value nor a refusal, but " + e + ":\n" + input, e);
        }
    }
}
