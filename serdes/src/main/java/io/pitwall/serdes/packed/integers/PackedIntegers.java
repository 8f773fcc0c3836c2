package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import org.jspecify.annotations.Nullable;

/**
 * Integers of 64 bits that stand in encoded bytes; how many there are and their code is told from outside.
 *
 * <pre>
 * integers{0} := nothing
 * integers    := first*{order} miniblock*          code 0 to 5
 *              | runs                              code 6
 * first       := zigzag varint                     the first integer; order 2: and the first difference
 * code        := 2 * order + signed
 * order       := 0 the integers themselves, 1 their differences, 2 the differences of these
 * signed      := 0 unsigned differences from the smallest of a mini-block, 1 zigzag from its mean
 * miniblock   := residuals of 128 integers, the first order and the last fewer: MiniBlock
 * runs        := Runs
 * </pre>
 *
 * <p>{@link #parse} checks all of the bytes, so that {@link #decode} cannot fail. Arithmetic wraps around at 64 bits.
 * Immutable.
 */
public final class PackedIntegers {

    /** So many integers are decoded at a time. */
    public static final int CHUNK = MiniBlock.LENGTH;

    /** The code of runs. */
    public static final int RUNS = 6;

    private final int code;
    private final int count;
    private final ByteSource start;
    private final @Nullable PackedIntegers runValues;
    private final @Nullable PackedIntegers runLengths;

    private PackedIntegers(
            int code,
            int count,
            ByteSource start,
            @Nullable PackedIntegers runValues,
            @Nullable PackedIntegers runLengths) {
        this.code = code;
        this.count = count;
        this.start = start;
        this.runValues = runValues;
        this.runLengths = runLengths;
    }

    static int order(int code) {
        return code >> 1;
    }

    static boolean isZigzag(int code) {
        return (code & 1) != 0;
    }

    public int count() {
        return count;
    }

    /** Checks integers and steps over them. */
    public static PackedIntegers parse(ByteSource in, int code, int count) {
        if (code == RUNS && count > 0) {
            int runs = in.takeCount(count, "the number of runs");
            if (runs == 0) {
                throw in.expected("at least one run before this byte");
            }
            int codes = in.takeByte("the codes of runs");
            PackedIntegers values = parseBlocks(in, codes & 0xF, runs);
            return new PackedIntegers(code, count, in, values, parseBlocks(in, codes >>> 4, runs - 1));
        }
        return parseBlocks(in, code, count);
    }

    private static PackedIntegers parseBlocks(ByteSource in, int code, int count) {
        if (code >= RUNS) {
            throw in.expected("a code of integers from 0 to 5 before this byte, but it is " + code);
        }
        int from = in.position();
        int order = Math.min(order(code), count);
        for (int i = 0; i < order; i++) {
            in.takeZigzag("the first integers");
        }
        for (int next = order, to = MiniBlock.LENGTH; next < count; next = to, to += MiniBlock.LENGTH) {
            MiniBlock.skip(in, Math.min(to, count) - next);
        }
        return new PackedIntegers(code, count, new ByteSource(in.bytes(), from, in.position()), null, null);
    }

    /** The integers. */
    public long[] decode() {
        long[] out = new long[count];
        long[] chunk = new long[CHUNK];
        Chunks chunks = chunks();
        for (int at = 0; at < count; at += CHUNK) {
            System.arraycopy(chunk, 0, out, at, chunks.next(chunk));
        }
        return out;
    }

    /** Hands over the integers, a chunk after the other. */
    public void forEachChunk(Taker taker) {
        long[] chunk = new long[CHUNK];
        Chunks chunks = chunks();
        for (int at = 0; at < count; at += CHUNK) {
            taker.take(chunk, chunks.next(chunk), at);
        }
    }

    /** Takes integers that stand at an index of all; the array is used again for the next. */
    @FunctionalInterface
    public interface Taker {

        void take(long[] chunk, int size, int at);
    }

    /** The integers from the first on, a chunk at a time. */
    public Chunks chunks() {
        PackedIntegers values = runValues;
        PackedIntegers lengths = runLengths;
        return values == null || lengths == null
                ? new BlockChunks(start.copy(), code, count)
                : new RunChunks(values.decode(), lengths.decode(), count);
    }

    /** Integers that are decoded as they are asked for. Used by one thread. */
    public interface Chunks {

        /**
         * Decodes the next integers, {@link #CHUNK} of them unless they are the last.
         *
         * @return how many there are
         */
        int next(long[] chunk);
    }
}
