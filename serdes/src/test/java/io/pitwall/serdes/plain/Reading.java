package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What becomes of bytes that nobody vouches for: a message or {@link UnreadableMessageException}, in little memory. */
final class Reading {

    private static final PlainFormat FORMAT = PlainFormat.instance();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Objects of messages are larger than their bytes, and so is an exception: its text and its stack. */
    private static final int HEAP_BYTES_PER_BYTE = 100;

    private static final int HEAP_BYTES = 100_000;

    private Reading() {}

    /** The message, or null if the bytes are refused as they should be; anything else fails. */
    static @Nullable StreamMessage of(byte[] bytes) {
        StreamMessage message = decode(bytes);
        // Only what is allocated again counts: the first time, classes are loaded and linked as well.
        if (allocatedBy(bytes) > limit(bytes)) {
            assertThat(allocatedBy(bytes)).as("heap for %d bytes", bytes.length).isLessThanOrEqualTo(limit(bytes));
        }
        if (message != null) {
            assertThat(FORMAT.decode(FORMAT.encode(message))).isEqualTo(message);
        }
        return message;
    }

    private static long allocatedBy(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        decode(bytes);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static long limit(byte[] bytes) {
        return HEAP_BYTES + (long) HEAP_BYTES_PER_BYTE * bytes.length;
    }

    private static @Nullable StreamMessage decode(byte[] bytes) {
        try {
            return FORMAT.decode(bytes);
        } catch (UnreadableMessageException e) {
            assertThat(e).hasMessageStartingWith("format plain");
            return null;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("not a refusal: " + HexFormat.of().formatHex(bytes), e);
        }
    }
}
