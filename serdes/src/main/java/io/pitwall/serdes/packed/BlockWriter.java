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
import io.pitwall.serdes.packed.numbers.NumberChoice;
import io.pitwall.serdes.packed.numbers.NumberWriter;
import io.pitwall.serdes.packed.texts.PackedBinaries;
import io.pitwall.serdes.packed.texts.PackedTexts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes parameter data as one block; the grammar stands in the package's documentation. Used by one thread. */
final class BlockWriter {

    static final int VERSION = 1;

    private final Choices choices;
    private final IntegerWriter integers = new IntegerWriter();
    private final NumberWriter numbers = new NumberWriter();
    private final ByteSink heads = new ByteSink(256);
    private final ByteSink body = new ByteSink(4096);

    BlockWriter(Choices choices) {
        this.choices = choices;
    }

    /** Writes a block; may be called again, after one that failed too. */
    ByteSink write(ParameterData data, ColumnHeader header) {
        heads.truncate(0);
        body.truncate(0);
        List<Column> columns = new ArrayList<>(data.parameters());
        columns.addAll(data.tags());
        Map<Mask, Integer> references = new LinkedHashMap<>();
        int[] referenceOf = new int[columns.size()];
        for (int i = 0; i < referenceOf.length; i++) {
            Mask mask = maskOf(columns.get(i));
            if (mask != null) {
                Integer next = references.size() + 1;
                Integer known = references.putIfAbsent(mask, next);
                referenceOf[i] = known == null ? next : known;
            }
        }
        List<Mask> masks = List.copyOf(references.keySet());
        RowGroups groups = RowGroups.of(masks, data.rowCount());
        PackedMasks.write(masks, groups, integers, heads, body);
        for (int i = 0; i < referenceOf.length && !masks.isEmpty(); i++) {
            heads.putVarint(referenceOf[i]);
        }
        choices.keep(TimesWriter.write(data, groups, choices.times(), integers, heads, body));
        for (int i = 0; i < referenceOf.length; i++) {
            writeColumn(columns.get(i), referenceOf[i] == 0 ? null : masks.get(referenceOf[i] - 1));
        }
        ByteSink out = new ByteSink(16 + header.size() + heads.size() + body.size());
        out.putByte(VERSION);
        out.putVarint(data.rowCount());
        header.write(out);
        out.putVarint(heads.size());
        out.putAll(heads);
        out.putAll(body);
        return out;
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
            writeNumbers(number);
        } else if (column instanceof TextColumn text) {
            writeTexts(text, mask);
        } else if (column instanceof BinaryColumn binary) {
            writeBinaries(binary, mask);
        }
    }

    private void writeNumbers(NumberColumn column) {
        double[] values = new double[column.rowCount()];
        int count = column.copyPresent(values);
        NumberChoice kept = choices.of(column.name());
        NumberChoice choice = numbers.write(values, count, kept, heads, body);
        if (choice != null) {
            choices.keep(column.name(), choice);
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
