package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Integers in mini-blocks, with a predictor before them: the codes 0 to 5 and 8 to 11 of {@link PackedIntegers}. */
final class BlockIntegers extends PackedIntegers {

    private final ByteSource heads;
    private final int headFrom;
    private final int headTo;
    private final ByteSource in;
    private final int from;
    private final int to;
    private final int code;

    /** No integer is larger or negative; {@link Long#MAX_VALUE} where that is not plain. */
    private final long bound;

    private BlockIntegers(ByteSource heads, int headFrom, ByteSource in, int from, int code, int count, long bound) {
        super(count);
        this.heads = heads;
        this.headFrom = headFrom;
        this.headTo = heads.position();
        this.in = in;
        this.from = from;
        this.to = in.position();
        this.code = code;
        this.bound = bound;
    }

    /** No integers. */
    static BlockIntegers none(ByteSource in) {
        return new BlockIntegers(in, in.position(), in, in.position(), 0, 0, 0);
    }

    /** Checks integers and steps over them. */
    static BlockIntegers parseBlocks(ByteSource heads, ByteSource in, int code, int count) {
        int headFrom = heads.position();
        int from = in.position();
        long bound = count == 0 ? 0 : IntegerCheck.of(code).check(heads, in, count);
        return new BlockIntegers(heads, headFrom, in, from, code, count, bound);
    }

    /**
     * Checks integers behind the first ones and steps over them, without making anything.
     *
     * @return as {@link IntegerCheck#check}
     */
    static long checkResiduals(ByteSource heads, ByteSource in, int code, int firsts, int count) {
        long bound = firsts == 0 ? 0 : Long.MAX_VALUE;
        if (firsts == count) {
            return bound;
        }
        long reference = Frame.readReference(heads);
        int width = Frame.readWidth(heads);
        for (int next = firsts, end = MiniBlock.LENGTH; ; next = end, end += MiniBlock.LENGTH) {
            skipBits(in, width, Math.min(end, count) - next);
            bound = Math.max(bound, bound(reference, width, isZigzag(code)));
            if (end >= count) {
                return bound;
            }
            reference += Frame.readReference(in);
            width = Frame.readWidth(in);
        }
    }

    private static long bound(long reference, int width, boolean zigzag) {
        // A patched width is larger than 31 in any case.
        return reference < 0 || width > (zigzag ? 0 : 31)
                ? Long.MAX_VALUE
                : Math.min(Integer.MAX_VALUE, reference) + BitPacking.mask(width);
    }

    /** As {@link #parseNested}, without making anything. */
    static void checkNested(ByteSource heads, ByteSource in, int count) {
        int code = takeNestedCode(heads);
        if (count > 0) {
            long unused = IntegerCheck.of(code).check(heads, in, count);
        }
    }

    /** The head and the data of a code that is known; a code that is not one of these is refused. */
    static BlockIntegers parseNested(ByteSource heads, ByteSource in, int count) {
        return parseBlocks(heads, in, takeNestedCode(heads), count);
    }

    private static int takeNestedCode(ByteSource heads) {
        int code = takeCode(heads);
        if (!isBlocks(code)) {
            throw heads.expected("a code of integers from 0 to 5 or 8 to 11 before this byte, but it is " + code);
        }
        return code;
    }

    /** The next integers, which were checked before; the source stands behind them when all have been asked for. */
    static Chunks chunksOfChecked(ByteSource heads, ByteSource in, int code, int count) {
        if (count <= Predictor.firstCount(predictor(code))) {
            return new BlockChunks(in, code, count, 0, 0);
        }
        return new BlockChunks(in, code, count, Frame.readReference(heads), Frame.readWidth(heads));
    }

    private static void skipBits(ByteSource in, int width, int size) {
        int packedWidth = Frame.width(width);
        if (Frame.isRice(packedWidth)) {
            RiceUnpacking.skip(in, size, Frame.riceWidth(packedWidth));
        } else {
            in.skip(BitPacking.size(size, packedWidth), "packed integers");
        }
        if (Frame.isPatched(width)) {
            int patches = in.takeByte("the number of patches");
            for (int i = 0; i < patches; i++) {
                if (in.takeByte("the position of a patch") >= size) {
                    throw in.expected("a position below " + size + " before this byte");
                }
                in.takeVarint("the high bits of a patch");
            }
        }
    }

    @Override
    public boolean isZero() {
        return bound == 0;
    }

    @Override
    boolean areBelow(int size) {
        return bound < size;
    }

    @Override
    public Chunks chunks() {
        ByteSource data = new ByteSource(in.bytes(), from, to);
        if (headFrom == headTo) {
            return new BlockChunks(data, code, count(), 0, 0);
        }
        ByteSource frame = new ByteSource(heads.bytes(), headFrom, headTo);
        return new BlockChunks(data, code, count(), Frame.readReference(frame), Frame.readWidth(frame));
    }
}
