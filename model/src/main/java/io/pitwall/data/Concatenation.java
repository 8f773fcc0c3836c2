package io.pitwall.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the rows of several data one after the other. */
final class Concatenation {

    private final List<ParameterData> parts;
    private final int rowCount;

    private Concatenation(List<ParameterData> parts) {
        this.parts = parts;
        this.rowCount = Math.toIntExact(
                parts.stream().mapToLong(ParameterData::rowCount).sum());
    }

    static ParameterData of(List<ParameterData> parts) {
        List<ParameterData> filled =
                parts.stream().filter(part -> !part.isEmpty()).toList();
        if (filled.size() <= 1) {
            return filled.isEmpty() ? ParameterData.empty() : filled.get(0);
        }
        return new Concatenation(filled).concat();
    }

    private ParameterData concat() {
        long[] times = new long[rowCount];
        List<Column> firstOfEach = new ArrayList<>();
        List<TextColumn> firstTags = new ArrayList<>();
        int at = 0;
        for (ParameterData part : parts) {
            for (int row = 0; row < part.rowCount(); row++) {
                times[at++] = part.timeNs(row);
            }
            for (Column column : part.parameters()) {
                if (firstOfEach.stream().noneMatch(column::isSameParameter)) {
                    firstOfEach.add(column);
                }
            }
            for (TextColumn tag : part.tags()) {
                if (firstTags.stream().noneMatch(tag::isSameParameter)) {
                    firstTags.add(tag);
                }
            }
        }
        List<Column> parameters = firstOfEach.stream().map(this::joined).toList();
        List<TextColumn> tags = firstTags.stream()
                .map(tag -> joinedText(
                        tag.name(),
                        parts.stream().map(part -> part.tag(tag.name())).toArray(TextColumn[]::new)))
                .toList();
        return ParameterData.wrap(times, parameters, tags);
    }

    private Column joined(Column like) {
        String name = like.name();
        return switch (like.kind()) {
            case NUMBER -> joinedNumbers(name);
            case TEXT ->
                joinedText(name, parts.stream().map(part -> part.text(name)).toArray(TextColumn[]::new));
            case BINARY -> joinedBinary(name);
        };
    }

    private NumberColumn joinedNumbers(String name) {
        double[] values = new double[rowCount];
        long[] present = Presence.noneOf(rowCount);
        int presentCount = 0;
        int start = 0;
        for (ParameterData part : parts) {
            NumberColumn column = part.number(name);
            if (column != null) {
                for (int row = 0; row < part.rowCount(); row++) {
                    if (column.has(row)) {
                        values[start + row] = column.at(row);
                        Presence.mark(present, start + row);
                        presentCount++;
                    }
                }
            }
            start += part.rowCount();
        }
        return NumberColumn.wrap(name, values, presentCount == rowCount ? Presence.all() : Presence.ofBits(present));
    }

    private TextColumn joinedText(String name, @Nullable TextColumn[] columns) {
        @Nullable String[] values = new @Nullable String[rowCount];
        int start = 0;
        for (int i = 0; i < columns.length; i++) {
            TextColumn column = columns[i];
            int partRows = parts.get(i).rowCount();
            if (column != null) {
                for (int row = 0; row < partRows; row++) {
                    values[start + row] = column.at(row);
                }
            }
            start += partRows;
        }
        return TextColumn.wrap(name, values);
    }

    private BinaryColumn joinedBinary(String name) {
        byte[] @Nullable [] values = new byte[rowCount][];
        int start = 0;
        for (ParameterData part : parts) {
            BinaryColumn column = part.binary(name);
            if (column != null) {
                column.copyTo(values, start);
            }
            start += part.rowCount();
        }
        return BinaryColumn.wrap(name, values);
    }
}
