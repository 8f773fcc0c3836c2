package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Integers of 64 bits that stand in encoded bytes; how many there are and their code is told from outside.
 *
 * <pre>
 * integers{0} := nothing
 * integers    := first*{firsts} miniblock*         code 0 to 5, 8 to 11
 *              | runs                              code 6: Runs
 *              | lookup                            code 7: Lookup
 * head        := [frame]                           code 0 to 5, 8 to 11, of the first mini-block where there is one
 * firsts      := 0, 1, 2, 1, 1                     by the predictor
 * first       := zigzag varint                     the first integer; predictor 2: and the first difference
 * code        := 2 * predictor + signed            predictor 3, 4: 2 more; 12 to 15 are reserved
 * predictor   := 0 to 4                            Predictor
 * signed      := 0 unsigned differences from the smallest of a mini-block, 1 zigzag from its mean
 * miniblock   := residuals of 128 integers, the first less those before it, the last fewer: MiniBlock
 * </pre>
 *
 * <p>{@link #parse} checks all of the bytes, so that decoding cannot fail. Arithmetic wraps around at 64 bits. Immutable.
 */
public abstract sealed class PackedIntegers permits BlockIntegers, RunIntegers, LookupIntegers, CheckedIds {

    /** So many integers are decoded at a time. */
    public static final int CHUNK = MiniBlock.LENGTH;

    /** A byte of the heads that holds a code has its lowest bits here, and the others in its highest bits. */
    private static final int LOW_CODE_BITS = 3;

    private static final int HIGH_CODE_BIT = 1 << LOW_CODE_BITS;
    private static final int TAG_BITS = 4;
    static final int LARGEST_CODE = 11;

    /** The code of runs. */
    public static final int RUNS = 6;

    /** The code of a lookup of differences. */
    public static final int LOOKUP = 7;

    private final int count;

    PackedIntegers(int count) {
        this.count = count;
    }

    static int predictor(int code) {
        return code < HIGH_CODE_BIT ? code >> 1 : (code >> 1) - 1;
    }

    /** The code of mini-blocks with a predictor before them. */
    static int code(int predictor, boolean signed) {
        return 2 * predictor + (predictor > Predictor.LINE ? 2 : 0) + (signed ? 1 : 0);
    }

    /** True where integers stand in mini-blocks. */
    static boolean isBlocks(int code) {
        return code != RUNS && code != LOOKUP && code <= LARGEST_CODE;
    }

    static boolean isZigzag(int code) {
        return (code & 1) != 0;
    }

    public final int count() {
        return count;
    }

    /** A byte of the heads that holds a code and something else, from 0 to 15. */
    static int head(int tag, int code) {
        return ((code & HIGH_CODE_BIT) << TAG_BITS) | (tag << LOW_CODE_BITS) | (code & (HIGH_CODE_BIT - 1));
    }

    /** As above, where there are no integers. */
    public static int head(int tag) {
        return head(tag, 0);
    }

    /** The code in a byte of the heads. */
    public static int code(int head) {
        return ((head >> TAG_BITS) & HIGH_CODE_BIT) | (head & (HIGH_CODE_BIT - 1));
    }

    /** What else is in that byte. */
    public static int tag(int head) {
        return (head >> LOW_CODE_BITS) & ((1 << TAG_BITS) - 1);
    }

    /** Checks and reads a code that has a byte to itself. */
    public static int takeCode(ByteSource heads) {
        int head = heads.takeByte("the code of integers");
        if (tag(head) != 0) {
            throw heads.expected("a code of integers from 0 to 11 before this byte, but it is " + head);
        }
        checkCode(heads, code(head));
        return code(head);
    }

    private static void checkCode(ByteSource heads, int code) {
        if (code > LARGEST_CODE) {
            throw heads.expected("a code of integers from 0 to 11 before this byte, but it is " + code);
        }
    }

    /** Reads the code, then as {@link #parse(ByteSource, ByteSource, int, int)}. */
    public static PackedIntegers parse(ByteSource heads, ByteSource in, int count) {
        return parse(heads, in, takeCode(heads), count);
    }

    /** Checks integers and steps over them as {@link #parse} does, and makes as little as it can. */
    public static void check(ByteSource heads, ByteSource in, int code, int count) {
        checkCode(heads, code);
        if (count > 0) {
            long unused = IntegerCheck.of(code).check(heads, in, count);
        }
    }

    /** Checks integers and steps over them. */
    public static PackedIntegers parse(ByteSource heads, ByteSource in, int code, int count) {
        checkCode(heads, code);
        if (count == 0) {
            return BlockIntegers.none(in);
        }
        return switch (code) {
            case RUNS -> RunIntegers.parseRuns(heads, in, count);
            case LOOKUP -> LookupIntegers.parseLookup(heads, in, count);
            default -> BlockIntegers.parseBlocks(heads, in, code, count);
        };
    }

    /** Checks integers, steps over them and decodes them. */
    public static long[] decode(ByteSource heads, ByteSource in, int code, int count) {
        if (count > CHUNK || !isBlocks(code)) {
            return parse(heads, in, code, count).decode();
        }
        ByteSource checkedHeads = heads.copy();
        ByteSource checked = in.copy();
        check(heads, in, code, count);
        long[] out = new long[count];
        take(checkedHeads, checked, code, count, out);
        return out;
    }

    /**
     * Reads at most {@link #CHUNK} integers that were checked before, to the begin of an array, and steps over them without
     * checking them again.
     */
    public static void take(ByteSource heads, ByteSource in, int code, int count, long[] out) {
        if (count == 0) {
            return;
        }
        int unused = isBlocks(code)
                ? BlockIntegers.chunksOfChecked(heads, in, code, count).next(out, 0)
                : parse(heads, in, code, count).chunks().next(out, 0);
    }

    /** The integers. */
    public final long[] decode() {
        long[] out = new long[count];
        Chunks chunks = chunks();
        for (int at = 0; at < count; at += CHUNK) {
            int unused = chunks.next(out, at);
        }
        return out;
    }

    /** Hands over the integers, one chunk of at most {@link #CHUNK} after the other in the same array. */
    public final void forEachChunk(long[] chunk, Taker taker) {
        Chunks chunks = chunks();
        for (int at = 0; at < count; at += CHUNK) {
            taker.take(chunk, chunks.next(chunk, 0), at);
        }
    }

    /**
     * Puts the numbers that the integers refer to; these were checked to be from 0 to less than there are numbers.
     *
     * @param chunk has room for {@link #CHUNK} integers
     */
    public void lookUp(double[] numbers, long[] chunk, double[] out) {
        forEachChunk(chunk, (ids, size, at) -> {
            for (int i = 0; i < size; i++) {
                out[at + i] = numbers[(int) ids[i]];
            }
        });
    }

    /** True when it is plain without decoding that all integers are 0. */
    public boolean isZero() {
        return false;
    }

    /** Refuses integers that are not all from 0 to {@code size - 1}. */
    public final void checkIds(int size, ByteSource in, String what) {
        if (areBelow(size)) {
            return;
        }
        long[] chunk = new long[Math.min(count, CHUNK)];
        Chunks chunks = chunks();
        for (int at = 0; at < count; at += CHUNK) {
            CheckedIds.check(chunk, chunks.next(chunk, 0), size, in, what);
        }
    }

    /** As {@link #checkIds}; gives these integers, or what was decoded for the check, so that it is not done twice. */
    public final PackedIntegers checkedIds(int size, ByteSource in, String what) {
        if (areBelow(size)) {
            return this;
        }
        if (size > CheckedIds.MAX_SIZE) {
            checkIds(size, in, what);
            return this;
        }
        return CheckedIds.of(this, size, in, what);
    }

    /** True when it is plain without decoding that all integers are from 0 to {@code size - 1}. */
    boolean areBelow(int size) {
        return false;
    }

    /** Takes integers that stand at an index of all; the array is used again for the next. */
    @FunctionalInterface
    public interface Taker {

        void take(long[] chunk, int size, int at);
    }

    /** The integers from the first on, a chunk at a time. */
    public abstract Chunks chunks();

    /** Integers that are decoded as they are asked for. Used by one thread. */
    public interface Chunks {

        /**
         * Decodes the next integers, {@link #CHUNK} of them unless they are the last, to an index of an array.
         *
         * @return how many there are
         */
        int next(long[] out, int at);
    }
}
