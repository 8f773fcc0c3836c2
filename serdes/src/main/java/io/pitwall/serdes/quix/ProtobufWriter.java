package io.pitwall.serdes.quix;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes what {@link TimeseriesProtobuf} reads. */
final class ProtobufWriter {

    private ProtobufWriter() {}

    static byte[] write(ParameterData data, long epochNs) {
        ProtoOutput out = new ProtoOutput();
        if (epochNs != 0) {
            out.varintField(TimeseriesProtobuf.EPOCH, epochNs);
        }
        if (!data.isEmpty()) {
            ProtoOutput times = new ProtoOutput();
            for (int row = 0; row < data.rowCount(); row++) {
                times.varint(data.timeNs(row) - epochNs);
            }
            out.nestedField(TimeseriesProtobuf.TIMESTAMPS, times);
        }
        for (Column.Kind kind : List.of(Column.Kind.NUMBER, Column.Kind.TEXT, Column.Kind.BINARY)) {
            for (Column column : data.parameters()) {
                if (column.kind() == kind) {
                    out.nestedField(fieldOf(kind), columnOf(column));
                }
            }
        }
        for (TextColumn tag : data.tags()) {
            out.nestedField(TimeseriesProtobuf.TAGS, columnOf(tag));
        }
        return out.toBytes();
    }

    private static int fieldOf(Column.Kind kind) {
        return switch (kind) {
            case NUMBER -> TimeseriesProtobuf.NUMBERS;
            case TEXT -> TimeseriesProtobuf.TEXTS;
            case BINARY -> TimeseriesProtobuf.BINARIES;
        };
    }

    private static ProtoOutput columnOf(Column column) {
        int rows = column.rowCount();
        ProtoOutput out = new ProtoOutput();
        out.textField(TimeseriesProtobuf.NAME, column.name());
        if (rows == 0) {
            return out;
        }
        byte[] isNull = new byte[rows];
        for (int row = 0; row < rows; row++) {
            isNull[row] = (byte) (column.has(row) ? 0 : 1);
        }
        out.bytesField(TimeseriesProtobuf.IS_NULL, isNull);
        if (column instanceof NumberColumn numbers) {
            ByteBuffer values = ByteBuffer.allocate(8 * rows).order(ByteOrder.LITTLE_ENDIAN);
            for (int row = 0; row < rows; row++) {
                values.putDouble(numbers.has(row) ? numbers.at(row) : 0);
            }
            out.bytesField(TimeseriesProtobuf.VALUES, values.array());
        } else if (column instanceof TextColumn texts) {
            for (int row = 0; row < rows; row++) {
                String cell = texts.at(row);
                out.textField(TimeseriesProtobuf.VALUES, cell == null ? "" : cell);
            }
        } else if (column instanceof BinaryColumn binaries) {
            for (int row = 0; row < rows; row++) {
                ByteBuffer cell = binaries.at(row);
                byte[] bytes = new byte[cell == null ? 0 : cell.remaining()];
                if (cell != null) {
                    cell.get(bytes);
                }
                out.bytesField(TimeseriesProtobuf.VALUES, bytes);
            }
        }
        return out;
    }
}
