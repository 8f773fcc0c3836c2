package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/** Integers in mini-blocks, with a predictor before them: the codes 0 to 5 of {@link PackedIntegers}. */
final class BlockIntegers extends PackedIntegers {

    private final ByteSource in;
    private final int from;
    private final int to;
    private final int code;

    /** The frame of the first mini-block, where there is one. */
    private final long firstReference;

    private final int firstWidth;

    /** No integer is larger or negative; {@link Long#MAX_VALUE} where that is not plain. */
    private final long bound;

    private BlockIntegers(
            ByteSource in, int from, int code, int count, long firstReference, int firstWidth, long bound) {
        super(count);
        this.in = in;
        this.from = from;
        this.to = in.position();
        this.code = code;
        this.firstReference = firstReference;
        this.firstWidth = firstWidth;
        this.bound = bound;
    }

    /** No integers. */
    static BlockIntegers none(ByteSource in) {
        return new BlockIntegers(in, in.position(), 0, 0, 0, 0, 0);
    }

    /** Checks integers and steps over them. */
    static BlockIntegers parseBlocks(ByteSource heads, ByteSource in, int code, int count) {
        int from = in.position();
        int order = Math.min(order(code), count);
        for (int i = 0; i < order; i++) {
            in.takeZigzag("the first integers");
        }
        long bound = order == 0 ? 0 : Long.MAX_VALUE;
        if (order == count) {
            return new BlockIntegers(in, from, code, count, 0, 0, bound);
        }
        long firstReference = Frame.readReference(heads);
        int firstWidth = Frame.readWidth(heads);
        long reference = firstReference;
        int width = firstWidth;
        for (int next = order, to = MiniBlock.LENGTH; ; next = to, to += MiniBlock.LENGTH) {
            skipBits(in, width, Math.min(to, count) - next);
            bound = Math.max(bound, bound(reference, width, isZigzag(code)));
            if (to >= count) {
                return new BlockIntegers(in, from, code, count, firstReference, firstWidth, bound);
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

    /** The head and the data of a code that is known; a code that is not one of these is refused. */
    static BlockIntegers parseNested(ByteSource heads, ByteSource in, int count) {
        int code = heads.takeByte("the code of integers within integers");
        if (code >= RUNS) {
            throw heads.expected("a code of integers from 0 to 5 before this byte, but it is " + code);
        }
        return parseBlocks(heads, in, code, count);
    }

    private static void skipBits(ByteSource in, int width, int size) {
        in.skip(BitPacking.size(size, Frame.width(width)), "packed integers");
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
        return new BlockChunks(new ByteSource(in.bytes(), from, to), code, count(), firstReference, firstWidth);
    }
}
