package io.pitwall.serdes.packed;

import io.pitwall.data.DeferredCells;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.masks.Mask;
import io.pitwall.serdes.packed.texts.PackedBinaries;
import io.pitwall.serdes.packed.texts.PackedTexts;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a column as they stand in a block: copied when they are written again, decoded when they are read.
 *
 * @param <A> the array of cells
 */
abstract class EncodedColumn<A> extends DeferredCells<A> {

    private final ReadBlock block;
    private final int entry;

    private EncodedColumn(ReadBlock block, int entry) {
        super(block.rowCount());
        this.block = block;
        this.entry = entry;
    }

    @Nullable
    Mask mask() {
        return block.mask(entry);
    }

    void copyTo(ByteSink heads, ByteSink data) {
        block.copyColumn(entry, heads, data);
    }

    @Override
    protected long approximateBytes() {
        return 64L + block.dataBytes(entry);
    }

    @Override
    protected long sourceBytes() {
        return block.approximateBytes();
    }

    @Override
    protected boolean isDense() {
        return mask() == null;
    }

    final void decodeNumbers(double[] out) {
        block.decodeNumbers(entry, out);
    }

    final <T> T kept(Class<T> type) {
        return block.kept(entry, type);
    }

    static final class Numbers extends EncodedColumn<double[]> {

        Numbers(ReadBlock block, int entry) {
            super(block, entry);
        }

        @Override
        protected double[] load() {
            double[] values = new double[rowCount()];
            decodeNumbers(values);
            Mask mask = mask();
            if (mask != null) {
                mask.spread(values);
            }
            return values;
        }

        @Override
        protected int copyPresent(double[] target) {
            decodeNumbers(target);
            Mask mask = mask();
            return mask == null ? rowCount() : mask.presentCount();
        }
    }

    static final class Texts extends EncodedColumn<@Nullable String[]> {

        Texts(ReadBlock block, int entry) {
            super(block, entry);
        }

        @Override
        protected @Nullable String[] load() {
            @Nullable String[] cells = kept(PackedTexts.class).decode();
            Mask mask = mask();
            if (mask == null) {
                return cells;
            }
            @Nullable String[] spread = new @Nullable String[rowCount()];
            mask.spread(cells, spread);
            return spread;
        }
    }

    static final class Binaries extends EncodedColumn<byte[] @Nullable []> {

        Binaries(ReadBlock block, int entry) {
            super(block, entry);
        }

        @Override
        protected byte[] @Nullable [] load() {
            byte[] @Nullable [] cells = kept(PackedBinaries.class).decode();
            Mask mask = mask();
            if (mask == null) {
                return cells;
            }
            byte[] @Nullable [] spread = new byte[rowCount()][];
            mask.spread(cells, spread);
            return spread;
        }
    }
}
