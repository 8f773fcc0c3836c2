package io.pitwall.serdes.packed;

import io.pitwall.data.DeferredCells;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.masks.Mask;
import io.pitwall.serdes.packed.numbers.PackedNumbers;
import io.pitwall.serdes.packed.texts.PackedBinaries;
import io.pitwall.serdes.packed.texts.PackedTexts;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a column as they stand in a block: copied when they are written again, decoded when they are read.
 *
 * @param <A> the array of cells
 */
abstract class EncodedColumn<A> extends DeferredCells<A> {

    private final Body body;

    /**
     * Where the cells stand in the bytes of a record; one object, because a record of few rows has many columns.
     *
     * @param mask which rows have a value, or null for all
     */
    record Body(
            ByteSource block,
            int headFrom,
            int headTo,
            int dataFrom,
            int dataTo,
            @Nullable Mask mask,
            int rowCount) {}

    private EncodedColumn(Body body) {
        super(body.rowCount());
        this.body = body;
    }

    @Nullable
    Mask mask() {
        return body.mask();
    }

    void copyTo(ByteSink heads, ByteSink data) {
        heads.putBytes(body.block().bytes(), body.headFrom(), body.headTo() - body.headFrom());
        data.putBytes(body.block().bytes(), body.dataFrom(), body.dataTo() - body.dataFrom());
    }

    @Override
    protected long approximateBytes() {
        return 64L + body.dataTo() - body.dataFrom();
    }

    @Override
    protected long sourceBytes() {
        return 64L + body.block().bytes().length;
    }

    @Override
    protected boolean isDense() {
        return body.mask() == null;
    }

    static final class Numbers extends EncodedColumn<double[]> {

        private final PackedNumbers numbers;

        Numbers(Body body, PackedNumbers numbers) {
            super(body);
            this.numbers = numbers;
        }

        @Override
        protected double[] load() {
            double[] values = new double[rowCount()];
            numbers.decode(values);
            Mask mask = mask();
            if (mask != null) {
                mask.spread(values);
            }
            return values;
        }
    }

    static final class Texts extends EncodedColumn<@Nullable String[]> {

        private final PackedTexts texts;

        Texts(Body body, PackedTexts texts) {
            super(body);
            this.texts = texts;
        }

        @Override
        protected @Nullable String[] load() {
            @Nullable String[] cells = texts.decode();
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

        private final PackedBinaries binaries;

        Binaries(Body body, PackedBinaries binaries) {
            super(body);
            this.binaries = binaries;
        }

        @Override
        protected byte[] @Nullable [] load() {
            byte[] @Nullable [] cells = binaries.decode();
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
