package io.pitwall.serdes.packed;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.masks.Mask;
import io.pitwall.serdes.packed.masks.PackedMasks;
import io.pitwall.serdes.packed.numbers.PackedNumbers;
import io.pitwall.serdes.packed.texts.PackedBinaries;
import io.pitwall.serdes.packed.texts.PackedTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Reads the block of one record; the grammar stands in the package's documentation. Used once. */
final class BlockReader {

    private final ByteSource in;
    private final int blockBytes;
    private List<Mask> masks = List.of();
    private List<Presence> presences = List.of();
    private int rowCount;

    BlockReader(ByteSource in) {
        this.in = in;
        this.blockBytes = in.remaining();
    }

    /** Where the reader stands, for a message. */
    int position() {
        return in.position();
    }

    /**
     * Checks the block and makes columns of it that decode their cells on demand.
     *
     * @param headers the headers that were read before
     */
    ParameterData read(KnownHeaders headers) {
        int version = in.takeByte("the version of a block");
        if (version != BlockWriter.VERSION) {
            throw in.expected("version " + BlockWriter.VERSION + " of a block before this byte, but it is " + version);
        }
        rowCount = in.takeCount(Integer.MAX_VALUE, "a number of rows");
        ColumnHeader header = headers.read(in);
        List<ColumnHeader.Entry> entries = header.entries();
        if (!BlockLimits.allow(rowCount, entries.size(), blockBytes)) {
            throw in.expected("fewer than " + rowCount + " rows of " + entries.size() + " columns before this byte: "
                    + blockBytes + " bytes may not hold as many cells");
        }
        int headsLength = in.takeCount(in.remaining(), "the length of the heads");
        ByteSource heads = in.part(headsLength, "the heads");
        PackedMasks packed = PackedMasks.read(heads, in, rowCount, entries.size());
        masks = packed.masks();
        presences = masks.stream().map(mask -> Presence.ofBits(mask.words())).toList();
        int[] references = new int[entries.size()];
        for (int i = 0; i < references.length && !masks.isEmpty(); i++) {
            references[i] = heads.takeCount(masks.size(), "the mask of a column");
        }
        long[] times = Times.read(heads, in, rowCount, packed);
        List<Column> parameters = new ArrayList<>(entries.size());
        List<TextColumn> tags = new ArrayList<>();
        for (int i = 0; i < references.length; i++) {
            ColumnHeader.Entry entry = entries.get(i);
            Column column = readColumn(entry, heads, references[i]);
            if (entry.kind() == ColumnHeader.Kind.TAG) {
                tags.add((TextColumn) column);
            } else {
                parameters.add(column);
            }
        }
        heads.checkEnd("the heads");
        in.checkEnd("the block");
        return ParameterData.wrap(times, parameters, tags);
    }

    private Column readColumn(ColumnHeader.Entry entry, ByteSource heads, int reference) {
        Mask mask = reference == 0 ? null : masks.get(reference - 1);
        int count = mask == null ? rowCount : mask.presentCount();
        int head = heads.position();
        int from = in.position();
        return switch (entry.kind()) {
            case NUMBER -> {
                PackedNumbers numbers = PackedNumbers.parse(heads, in, count);
                Presence presence = reference == 0 ? Presence.all() : presences.get(reference - 1);
                var cells = new EncodedColumn.Numbers(body(head, heads, from, mask), numbers);
                yield NumberColumn.deferred(entry.name(), cells, presence);
            }
            case TEXT, TAG -> {
                PackedTexts texts = PackedTexts.parse(heads, in, count);
                yield TextColumn.deferred(entry.name(), new EncodedColumn.Texts(body(head, heads, from, mask), texts));
            }
            case BINARY -> {
                PackedBinaries binaries = PackedBinaries.parse(heads, in, count);
                yield BinaryColumn.deferred(
                        entry.name(), new EncodedColumn.Binaries(body(head, heads, from, mask), binaries));
            }
        };
    }

    private EncodedColumn.Body body(int head, ByteSource heads, int from, @Nullable Mask mask) {
        return new EncodedColumn.Body(in, head, heads.position(), from, in.position(), mask, rowCount);
    }

    /** The headers that were read or written lately, which are most often the next ones too. Safe for several threads. */
    static final class KnownHeaders {

        /** A power of two; a header of another stream may take the place of one. */
        private static final int SLOTS = 256;

        /** Larger headers are not kept: nobody's bytes may fill the memory. */
        private static final int MAX_BYTES = 4096;

        private final AtomicReferenceArray<@Nullable ColumnHeader> slots = new AtomicReferenceArray<>(SLOTS);

        ColumnHeader read(ByteSource in) {
            int slot = ColumnHeader.hashOfNext(in) & (SLOTS - 1);
            ColumnHeader known = slots.get(slot);
            if (known != null && known.isNext(in)) {
                return known;
            }
            ColumnHeader header = ColumnHeader.read(in);
            keep(slot, header);
            return header;
        }

        ColumnHeader of(ParameterData data) {
            int hash = data.parameters().size();
            for (Column column : data.parameters()) {
                hash = 31 * hash + column.name().hashCode();
            }
            int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
            ColumnHeader known = slots.get(slot);
            if (known != null && known.fits(data)) {
                return known;
            }
            ColumnHeader header = ColumnHeader.of(data);
            keep(slot, header);
            return header;
        }

        private void keep(int slot, ColumnHeader header) {
            if (header.size() <= MAX_BYTES) {
                slots.set(slot, header);
            }
        }
    }
}
