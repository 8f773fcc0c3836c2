package io.pitwall.serdes.packed;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import io.pitwall.serdes.packed.masks.PackedMasks;
import java.util.ArrayList;
import java.util.List;

/** Reads the block of one record; the grammar stands in the package's documentation. Used once. */
final class BlockReader {

    private final ByteSource in;
    private final int blockBytes;

    BlockReader(ByteSource in) {
        this.in = in;
        this.blockBytes = in.remaining();
    }

    /**
     * Checks the block; columns and their cells are made on demand.
     *
     * <p>One method on purpose: longer than what the JVM's compiler takes into callers, of which half a dozen are on top of each other.
     *
     * @param headers the headers that were read before
     * @param chunks what numbers are made with, when they are asked for
     * @throws UnreadableMessageException if this is no block
     */
    ParameterData read(KnownHeaders headers, Idle<ChunkArrays> chunks) {
        try {
            int version = in.takeByte("the version of a block");
            if (version != BlockWriter.VERSION) {
                throw in.expected(
                        "version " + BlockWriter.VERSION + " of a block before this byte, but it is " + version);
            }
            int rowCount = in.takeCount(Integer.MAX_VALUE, "a number of rows");
            ColumnHeader header = headers.read(in);
            List<ColumnHeader.Entry> entries = header.entries();
            if (!BlockLimits.allow(rowCount, entries.size(), blockBytes)) {
                throw in.expected("fewer than " + rowCount + " rows of " + entries.size()
                        + " columns before this byte: " + blockBytes + " bytes may not hold as many cells");
            }
            int headsLength = in.takeCount(in.remaining(), "the length of the heads");
            ByteSource heads = in.part(headsLength, "the heads");
            PackedMasks packed = PackedMasks.read(heads, in, rowCount, entries.size());
            ReadBlock block = new ReadBlock(header, in.bytes(), rowCount, packed.masks(), chunks);
            block.readReferences(heads);
            long[] times = Times.read(heads, in, rowCount, packed);
            block.readColumns(heads, in);
            heads.checkEnd("the heads");
            in.checkEnd("the block");
            int[] tagEntries = header.tagEntries();
            List<TextColumn> tags = tagEntries.length == 0 ? List.of() : new ArrayList<>(tagEntries.length);
            for (int entry : tagEntries) {
                tags.add((TextColumn) block.column(entry));
            }
            return ParameterData.deferred(times, block.parameters(), tags);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException(
                    "format packed, before byte " + in.position() + ": this is no ParameterData: " + e.getMessage(), e);
        }
    }
}
