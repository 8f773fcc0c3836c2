package io.pitwall.serdes.packed;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.masks.Mask;
import io.pitwall.serdes.packed.masks.PackedMasks;
import io.pitwall.serdes.packed.masks.RowGroups;
import io.pitwall.serdes.packed.numbers.NumberWriter;
import io.pitwall.serdes.packed.texts.PackedBinaries;
import io.pitwall.serdes.packed.texts.PackedTexts;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes parameter data as one block; the grammar stands in the package's documentation. Used by one thread at a time.
 *
 * <p>It remembers how it wrote columns of the same names before.
 */
final class BlockWriter {

    static final int VERSION = 1;

    private final Choices choices;
    private final IntegerWriter integers = new IntegerWriter();
    private final NumberWriter numbers = new NumberWriter();
    private final ByteSink start = new ByteSink(64);
    private final ByteSink heads = new ByteSink(256);
    private final ByteSink body = new ByteSink(4096);

    private BlockWriter(Choices choices) {
        this.choices = choices;
    }

    /** A writer that has not written anything yet. */
    BlockWriter() {
        this(new Choices());
    }

    /** A writer that remembers what this one does, with arrays that have not grown. */
    BlockWriter withoutArrays() {
        return new BlockWriter(choices);
    }

    /** Bytes of the block that was written last. */
    int size() {
        return start.size() + heads.size() + body.size();
    }

    /** Hands over the block that was written last. */
    void copyTo(ByteSink out) {
        out.putAll(start);
        out.putAll(heads);
        out.putAll(body);
    }

    /** Writes a block; may be called again, after one that failed too. */
    void write(ParameterData data, ColumnHeader header) {
        start.truncate(0);
        heads.truncate(0);
        body.truncate(0);
        List<Column> parameters = data.parameters();
        List<TextColumn> tags = data.tags();
        Column[] columns = new Column[parameters.size() + tags.size()];
        for (int i = 0; i < parameters.size(); i++) {
            columns[header.parameterEntries()[i]] = parameters.get(i);
        }
        for (int i = 0; i < tags.size(); i++) {
            columns[header.tagEntries()[i]] = tags.get(i);
        }
        writeColumns(data, columns);
        start.putByte(VERSION);
        start.putVarint(data.rowCount());
        header.write(start);
        start.putVarint(heads.size());
    }

    private void writeColumns(ParameterData data, Column[] columns) {
        int[] referenceOf = new int[columns.length];
        List<Mask> masks = masksOf(columns, referenceOf);
        RowGroups groups = RowGroups.of(masks, data.rowCount());
        PackedMasks.write(masks, groups, integers, heads, body);
        for (int i = 0; i < referenceOf.length && !masks.isEmpty(); i++) {
            heads.putVarint(referenceOf[i]);
        }
        choices.keep(TimesWriter.write(data, groups, choices.times(), integers, heads, body));
        for (int i = 0; i < referenceOf.length; i++) {
            writeColumn(columns[i], referenceOf[i] == 0 ? null : masks.get(referenceOf[i] - 1));
        }
    }

    /**
     * The different masks of the columns.
     *
     * @param referenceOf gets the number of each column's mask, from 1 on, 0 for none
     */
    private static List<Mask> masksOf(Column[] columns, int[] referenceOf) {
        Map<Mask, Integer> references = Map.of();
        for (int i = 0; i < columns.length; i++) {
            Mask mask = maskOf(columns[i]);
            if (mask != null) {
                references = references.isEmpty() ? new LinkedHashMap<>() : references;
                Integer next = references.size() + 1;
                Integer known = references.putIfAbsent(mask, next);
                referenceOf[i] = known == null ? next : known;
            }
        }
        return references.isEmpty() ? List.of() : List.copyOf(references.keySet());
    }

    private static @Nullable Mask maskOf(Column column) {
        if (column.origin() instanceof EncodedColumn<?> encoded) {
            return encoded.mask();
        }
        int rows = column.rowCount();
        if (column instanceof NumberColumn number) {
            return number.isDense() ? null : Mask.of(number.presentBits(), rows);
        }
        long[] words = new long[(rows + 63) >>> 6];
        for (int row = 0; row < rows; row++) {
            if (column.has(row)) {
                words[row >>> 6] |= 1L << row;
            }
        }
        return Mask.of(words, rows);
    }

    private void writeColumn(Column column, @Nullable Mask mask) {
        if (column.origin() instanceof EncodedColumn<?> encoded) {
            encoded.copyTo(heads, body);
        } else if (column instanceof NumberColumn number) {
            double[] values = new double[number.rowCount()];
            int count = number.copyPresent(values);
            Choices.OfName choice = choices.of(number.name());
            choice.keep(numbers.write(values, count, choice.numbers(), heads, body));
        } else if (column instanceof TextColumn text) {
            writeTexts(text, mask);
        } else if (column instanceof BinaryColumn binary) {
            writeBinaries(binary, mask);
        }
    }

    private void writeTexts(TextColumn column, @Nullable Mask mask) {
        String[] texts = new String[mask == null ? column.rowCount() : mask.presentCount()];
        int count = 0;
        for (int row = 0; row < column.rowCount(); row++) {
            String text = column.at(row);
            if (text != null) {
                texts[count++] = text;
            }
        }
        PackedTexts.write(texts, count, integers, heads, body);
    }

    private void writeBinaries(BinaryColumn column, @Nullable Mask mask) {
        ByteBuffer[] binaries = new ByteBuffer[mask == null ? column.rowCount() : mask.presentCount()];
        int count = 0;
        for (int row = 0; row < column.rowCount(); row++) {
            ByteBuffer binary = column.at(row);
            if (binary != null) {
                binaries[count++] = binary;
            }
        }
        PackedBinaries.write(binaries, count, integers, heads, body);
    }
}
