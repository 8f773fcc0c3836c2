package io.pitwall.serdes.packed;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.DeferredColumns;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import io.pitwall.serdes.packed.masks.Mask;
import io.pitwall.serdes.packed.numbers.PackedNumbers;
import io.pitwall.serdes.packed.texts.PackedBinaries;
import io.pitwall.serdes.packed.texts.PackedTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a block that was checked stand in the bytes of its record. Columns and their cells are made of it on
 * demand: a record of few rows has many columns, and most of them nobody reads.
 *
 * <p>Not changed once it was read; safe for use by several threads then.
 */
final class ReadBlock {

    private static final int[] NO_REFERENCES = {};

    /** What is kept of a parsed column may have for each cell: a reference that had to be decoded for its check. */
    private static final int PARSED_CELL_BYTES = 2;

    private final ColumnHeader header;
    private final byte[] bytes;
    private final int rowCount;
    private final List<Mask> masks;
    private final Idle<ChunkArrays> chunks;

    /** Of each column the number of its mask, from 1 on; 0 for none. Empty where there are no masks. */
    private final int[] references;

    /** Where the heads and the data of each column begin, and where those of the last one end. */
    private final int[] headAt;

    private final int[] dataAt;

    /** What was parsed, of columns that are worth keeping it; null where there are none. */
    private @Nullable Object @Nullable [] parsed;

    private long parsedBytes;

    ReadBlock(ColumnHeader header, byte[] bytes, int rowCount, List<Mask> masks, Idle<ChunkArrays> chunks) {
        int count = header.entries().size();
        this.header = header;
        this.bytes = bytes;
        this.rowCount = rowCount;
        this.masks = masks;
        this.chunks = chunks;
        this.references = masks.isEmpty() ? NO_REFERENCES : new int[count];
        this.headAt = new int[count + 1];
        this.dataAt = new int[count + 1];
    }

    void readReferences(ByteSource heads) {
        for (int i = 0; i < references.length; i++) {
            references[i] = heads.takeCount(masks.size(), "the mask of a column");
        }
    }

    /** Checks all columns and notes where they are. */
    void readColumns(ByteSource heads, ByteSource data) {
        List<ColumnHeader.Entry> entries = header.entries();
        for (int i = 0; i < entries.size(); i++) {
            headAt[i] = heads.position();
            dataAt[i] = data.position();
            Mask mask = mask(i);
            int count = mask == null ? rowCount : mask.presentCount();
            Object kept =
                    switch (entries.get(i).kind()) {
                        case NUMBER -> PackedNumbers.check(heads, data, count);
                        case TEXT, TAG -> PackedTexts.parse(heads, data, count);
                        case BINARY -> PackedBinaries.parse(heads, data, count);
                    };
            if (kept != null) {
                if (parsed == null) {
                    parsed = new @Nullable Object[entries.size()];
                }
                parsed[i] = kept;
                parsedBytes += (long) PARSED_CELL_BYTES * count;
            }
        }
        headAt[entries.size()] = heads.position();
        dataAt[entries.size()] = data.position();
    }

    /** The parameters, of which none is made yet. */
    DeferredColumns parameters() {
        return new Parameters(this);
    }

    /** The column of an entry of the header. */
    Column column(int entry) {
        String name = header.entries().get(entry).name();
        Mask mask = mask(entry);
        return switch (header.entries().get(entry).kind()) {
            case NUMBER ->
                NumberColumn.deferred(
                        name,
                        new EncodedColumn.Numbers(this, entry),
                        mask == null ? Presence.all() : Presence.ofBits(mask.words()));
            case TEXT, TAG -> TextColumn.deferred(name, new EncodedColumn.Texts(this, entry));
            case BINARY -> BinaryColumn.deferred(name, new EncodedColumn.Binaries(this, entry));
        };
    }

    int rowCount() {
        return rowCount;
    }

    /** Which rows of a column have a value, or null for all. */
    @Nullable
    Mask mask(int entry) {
        int reference = references.length == 0 ? 0 : references[entry];
        return reference == 0 ? null : masks.get(reference - 1);
    }

    /** Makes the numbers of a column, the first of them at index 0. */
    void decodeNumbers(int entry, double[] out) {
        ChunkArrays arrays = chunks.take();
        decodeNumbers(entry, arrays, out);
        chunks.giveBack(arrays);
    }

    private void decodeNumbers(int entry, ChunkArrays arrays, double[] out) {
        if (parsed != null && parsed[entry] instanceof PackedNumbers numbers) {
            numbers.decode(arrays, out);
            return;
        }
        Mask mask = mask(entry);
        PackedNumbers.decodeChecked(
                new ByteSource(bytes, headAt[entry], headAt[entry + 1]),
                new ByteSource(bytes, dataAt[entry], dataAt[entry + 1]),
                mask == null ? rowCount : mask.presentCount(),
                arrays,
                out);
    }

    /** What was parsed of texts or binaries, which is always kept. */
    <T> T kept(int entry, Class<T> type) {
        return type.cast(requireNonNull(requireNonNull(parsed)[entry]));
    }

    void copyColumn(int entry, ByteSink heads, ByteSink data) {
        heads.putBytes(bytes, headAt[entry], headAt[entry + 1] - headAt[entry]);
        data.putBytes(bytes, dataAt[entry], dataAt[entry + 1] - dataAt[entry]);
    }

    int dataBytes(int entry) {
        return dataAt[entry + 1] - dataAt[entry];
    }

    /** Bytes of heap, those of the record included. */
    long approximateBytes() {
        return 64L + bytes.length + 8L * headAt.length + parsedBytes;
    }

    private static final class Parameters extends DeferredColumns {

        private final ReadBlock block;

        Parameters(ReadBlock block) {
            super(block.header.parameterEntries().length);
            this.block = block;
        }

        @Override
        protected String name(int index) {
            return block.header
                    .entries()
                    .get(block.header.parameterEntries()[index])
                    .name();
        }

        @Override
        protected Column make(int index) {
            return block.column(block.header.parameterEntries()[index]);
        }
    }
}
