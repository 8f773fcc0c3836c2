package io.pitwall.serdes.packed;

/**
 * How much a block may grow when it is decoded: constants and runs take next to no bytes, however many rows they have.
 *
 * <p>The cells, times included, are at most {@value #FREE_CELLS} or {@value #CELLS_PER_BYTE} a byte, whichever is more: 8 MB
 * of numbers from a few bytes, and 4 KiB a byte from many.
 */
final class BlockLimits {

    static final long FREE_CELLS = 1L << 20;
    static final long CELLS_PER_BYTE = 512;

    private BlockLimits() {}

    /** True when a block of that many bytes may hold that many rows and columns. */
    static boolean allow(long rowCount, long columnCount, long blockBytes) {
        long maxCells = Math.max(FREE_CELLS, CELLS_PER_BYTE * blockBytes);
        return rowCount <= maxCells / (columnCount + 1);
    }
}
