package io.pitwall.cli.tail;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.data.TextTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Cells as texts: numbers as short as they are exact, bytes as {@code 0x01ff}, what is missing as nothing. */
final class CellTexts {

    private CellTexts() {}

    /** Names of parameters, then tags as {@code Name#}. */
    static List<String> names(ParameterData data) {
        List<String> names = new ArrayList<>();
        data.parameters().forEach(column -> names.add(column.name()));
        data.tags().forEach(tag -> names.add(tag.name() + "#"));
        return names;
    }

    /** The cells of a row in the order of {@link #names}. */
    static List<String> of(ParameterData data, int row) {
        List<String> cells = new ArrayList<>();
        data.parameters().forEach(column -> cells.add(of(column, row)));
        data.tags().forEach(tag -> cells.add(of(tag, row)));
        return cells;
    }

    private static String of(Column column, int row) {
        if (column instanceof NumberColumn numbers) {
            return numbers.has(row) ? TextTable.print(numbers.at(row)) : "";
        } else if (column instanceof TextColumn texts) {
            String text = texts.at(row);
            return text == null ? "" : text;
        }
        ByteBuffer bytes = ((BinaryColumn) column).at(row);
        return bytes == null ? "" : hex(bytes);
    }

    static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return "0x" + HexFormat.of().formatHex(copy);
    }
}
