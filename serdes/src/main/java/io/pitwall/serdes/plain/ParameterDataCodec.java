package io.pitwall.serdes.plain;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** {@code ParameterData.avsc}. */
final class ParameterDataCodec extends PlainCodec<ParameterData> {

    ParameterDataCodec() {
        super(ParameterData.class);
    }

    @Override
    void write(ParameterData data, BinaryEncoder out) throws IOException {
        int rows = data.rowCount();
        AvroOutput.startArray(out, rows);
        for (int row = 0; row < rows; row++) {
            out.writeLong(data.timeNs(row));
        }
        out.writeArrayEnd();
        AvroOutput.startArray(out, count(data, Column.Kind.NUMBER));
        for (Column column : data.parameters()) {
            if (column instanceof NumberColumn numbers) {
                writeNumbers(numbers, out);
            }
        }
        out.writeArrayEnd();
        AvroOutput.startArray(out, count(data, Column.Kind.TEXT));
        for (Column column : data.parameters()) {
            if (column instanceof TextColumn texts) {
                writeTexts(texts, out);
            }
        }
        out.writeArrayEnd();
        AvroOutput.startArray(out, count(data, Column.Kind.BINARY));
        for (Column column : data.parameters()) {
            if (column instanceof BinaryColumn binaries) {
                writeBinaries(binaries, out);
            }
        }
        out.writeArrayEnd();
        AvroOutput.startArray(out, data.tags().size());
        for (TextColumn tag : data.tags()) {
            writeTexts(tag, out);
        }
        out.writeArrayEnd();
    }

    private static int count(ParameterData data, Column.Kind kind) {
        int count = 0;
        for (Column column : data.parameters()) {
            count += column.kind() == kind ? 1 : 0;
        }
        return count;
    }

    private static void writeNumbers(NumberColumn column, BinaryEncoder out) throws IOException {
        out.writeString(column.name());
        AvroOutput.startArray(out, column.rowCount());
        for (int row = 0; row < column.rowCount(); row++) {
            if (column.has(row)) {
                out.writeIndex(1);
                out.writeDouble(column.at(row));
            } else {
                out.writeIndex(0);
            }
        }
        out.writeArrayEnd();
    }

    private static void writeTexts(TextColumn column, BinaryEncoder out) throws IOException {
        out.writeString(column.name());
        AvroOutput.startArray(out, column.rowCount());
        for (int row = 0; row < column.rowCount(); row++) {
            String value = column.at(row);
            if (value != null) {
                out.writeIndex(1);
                out.writeString(value);
            } else {
                out.writeIndex(0);
            }
        }
        out.writeArrayEnd();
    }

    private static void writeBinaries(BinaryColumn column, BinaryEncoder out) throws IOException {
        out.writeString(column.name());
        AvroOutput.startArray(out, column.rowCount());
        for (int row = 0; row < column.rowCount(); row++) {
            var value = column.at(row);
            if (value != null) {
                out.writeIndex(1);
                out.writeBytes(value);
            } else {
                out.writeIndex(0);
            }
        }
        out.writeArrayEnd();
    }

    @Override
    ParameterData read(AvroInput in) throws IOException {
        long[] times = readTimes(in);
        List<Column> parameters = new ArrayList<>();
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            for (long i = 0; i < count; i++) {
                parameters.add(readNumbers(in, times.length));
            }
        }
        parameters.addAll(readTextColumns(in, times.length));
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            for (long i = 0; i < count; i++) {
                parameters.add(readBinaries(in, times.length));
            }
        }
        List<TextColumn> tags = readTextColumns(in, times.length);
        return ParameterData.wrap(times, parameters, tags);
    }

    private static long[] readTimes(AvroInput in) throws IOException {
        long[] times = new long[0];
        int row = 0;
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            // The count is at most the bytes that are left, so this allocation is bounded by the input. Doubling keeps
            // many small blocks from copying the times before them again and again.
            if (row + count > times.length) {
                times = Arrays.copyOf(times, Math.max(row + (int) count, 2 * row));
            }
            for (long i = 0; i < count; i++) {
                times[row++] = in.readLong();
            }
        }
        return row == times.length ? times : Arrays.copyOf(times, row);
    }

    private static NumberColumn readNumbers(AvroInput in, int rowCount) throws IOException {
        String name = in.readString();
        double[] values = new double[rowCount];
        long[] present = Presence.noneOf(rowCount);
        int presentCount = 0;
        int row = 0;
        for (long count = startCells(in, name, rowCount); count != 0; count = moreCells(in, name, rowCount - row)) {
            for (long i = 0; i < count; i++, row++) {
                if (in.readPresent()) {
                    values[row] = in.readDouble();
                    Presence.mark(present, row);
                    presentCount++;
                }
            }
        }
        checkComplete(in, name, row, rowCount);
        return NumberColumn.wrap(name, values, presentCount == rowCount ? Presence.all() : Presence.ofBits(present));
    }

    private static List<TextColumn> readTextColumns(AvroInput in, int rowCount) throws IOException {
        List<TextColumn> columns = new ArrayList<>();
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            for (long i = 0; i < count; i++) {
                columns.add(readTexts(in, rowCount));
            }
        }
        return columns;
    }

    private static TextColumn readTexts(AvroInput in, int rowCount) throws IOException {
        String name = in.readString();
        @Nullable String[] values = new @Nullable String[rowCount];
        String last = null;
        int row = 0;
        for (long count = startCells(in, name, rowCount); count != 0; count = moreCells(in, name, rowCount - row)) {
            for (long i = 0; i < count; i++, row++) {
                if (in.readPresent()) {
                    String value = in.readString();
                    // Tags and texts come in runs: equal neighbours share one object.
                    last = value.equals(last) ? last : value;
                    values[row] = last;
                }
            }
        }
        checkComplete(in, name, row, rowCount);
        return TextColumn.wrap(name, values);
    }

    private static BinaryColumn readBinaries(AvroInput in, int rowCount) throws IOException {
        String name = in.readString();
        byte[] @Nullable [] values = new byte[rowCount][];
        int row = 0;
        for (long count = startCells(in, name, rowCount); count != 0; count = moreCells(in, name, rowCount - row)) {
            for (long i = 0; i < count; i++, row++) {
                if (in.readPresent()) {
                    values[row] = in.readBytes();
                }
            }
        }
        checkComplete(in, name, row, rowCount);
        return BinaryColumn.wrap(name, values);
    }

    private static long startCells(AvroInput in, String column, int rowCount) throws IOException {
        return checkedCells(in, column, in.readArrayStart(), rowCount);
    }

    private static long moreCells(AvroInput in, String column, int left) throws IOException {
        return checkedCells(in, column, in.readArrayNext(), left);
    }

    private static long checkedCells(AvroInput in, String column, long count, int left) throws IOException {
        if (count > left) {
            throw in.unexpected(
                    "at most " + left + " more cells in column '" + column + "', one per time, but there are " + count);
        }
        return count;
    }

    private static void checkComplete(AvroInput in, String column, int cells, int rowCount) throws IOException {
        if (cells != rowCount) {
            throw in.unexpected(rowCount + " cells in column '" + column + "', one per time, but there are " + cells);
        }
    }
}
