package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;
import org.jspecify.annotations.Nullable;

/** Integers in mini-blocks, with a predictor before them: the codes 0 to 5 of {@link PackedIntegers}. */
final class BlockIntegers extends PackedIntegers {

    private final ByteSource start;
    private final int code;
    private final @Nullable Frame first;

    /** No integer is larger or negative; {@link Long#MAX_VALUE} where that is not plain. */
    private final long bound;

    BlockIntegers(ByteSource start, int code, int count, @Nullable Frame first, long bound) {
        super(count);
        this.bound = bound;
        this.start = start;
        this.code = code;
        this.first = first;
    }

    /** Checks integers and steps over them. */
    static BlockIntegers parseBlocks(ByteSource heads, ByteSource in, int code, int count) {
        int from = in.position();
        int order = Math.min(order(code), count);
        for (int i = 0; i < order; i++) {
            in.takeZigzag("the first integers");
        }
        Frame first = count > order ? Frame.read(heads, 0) : null;
        Frame frame = first;
        long bound = order == 0 ? 0 : Long.MAX_VALUE;
        for (int next = order, to = MiniBlock.LENGTH; frame != null; next = to, to += MiniBlock.LENGTH) {
            int size = Math.min(to, count) - next;
            in.skip(BitPacking.size(size, frame.width()), "packed integers");
            skipPatches(in, frame, size);
            bound = Math.max(bound, bound(frame, isZigzag(code)));
            frame = to < count ? Frame.read(in, frame.reference()) : null;
        }
        return new BlockIntegers(new ByteSource(in.bytes(), from, in.position()), code, count, first, bound);
    }

    private static long bound(Frame frame, boolean zigzag) {
        return frame.isPatched() || frame.reference() < 0 || frame.width() > (zigzag ? 0 : 31)
                ? Long.MAX_VALUE
                : Math.min(Integer.MAX_VALUE, frame.reference()) + BitPacking.mask(frame.width());
    }

    /** The head and the data of a code that is known; a code that is not one of these is refused. */
    static BlockIntegers parseNested(ByteSource heads, ByteSource in, int count) {
        int code = heads.takeByte("the code of integers within integers");
        if (code >= RUNS) {
            throw heads.expected("a code of integers from 0 to 5 before this byte, but it is " + code);
        }
        return parseBlocks(heads, in, code, count);
    }

    private static void skipPatches(ByteSource in, Frame frame, int size) {
        if (frame.isPatched()) {
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
        return new BlockChunks(start.copy(), code, count(), first);
    }
}
