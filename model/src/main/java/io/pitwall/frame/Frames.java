package io.pitwall.frame;

import io.pitwall.data.Column;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;
import org.dflib.Series;

/**
 * Parameter data as a data frame of DFLib and back.
 *
 * <p>The frame of parameter data has the column {@value #TIME}, nanoseconds since the Unix epoch as {@code long}; a column
 * {@value #TAG_PREFIX}{@code <name>} for each tag; and a column for each parameter. A parameter is called by its name, with
 * {@code :number}, {@code :text} or {@code :binary} behind it where that alone would not tell it: two parameters of one
 * name and different kinds, a text or binary parameter without any value, the name {@value #TIME}, a name that ends so
 * itself. {@code toData(from(data))} equals {@code data}.
 *
 * <p>Numbers without a missing cell are primitive {@code double}s, so are they on the way back; a missing cell is {@code
 * null}, for which DFLib needs objects. NaN is a value. Docs: {@code docs/frames.md} has the table of all conversions.
 *
 * <p>Cells are copied both ways: a frame may be kept, and changed in its arrays, without touching the data.
 */
public final class Frames {

    /** The column of times. */
    public static final String TIME = "time";

    /** What the names of columns of tags begin with. */
    public static final String TAG_PREFIX = "TAG__";

    /** What the names of columns of parameters begin with whose own names begin so, or like those of tags. */
    public static final String PARAMETER_PREFIX = "PARAMETER__";

    private Frames() {}

    /** The data as a frame, rows and columns in the same order. */
    public static DataFrame from(ParameterData data) {
        List<String> names = new ArrayList<>();
        List<Series<?>> columns = new ArrayList<>();
        names.add(TIME);
        columns.add(Series.ofLong(data.timesNs()));
        for (TextColumn tag : data.tags()) {
            names.add(TAG_PREFIX + tag.name());
            columns.add(CellSeries.of(tag));
        }
        for (Column parameter : data.parameters()) {
            names.add(FrameColumn.labelOf(parameter, data));
            columns.add(CellSeries.of(parameter));
        }
        return DataFrame.byColumn(names.toArray(String[]::new)).of(columns.toArray(Series[]::new));
    }

    /**
     * The frame as data.
     *
     * <p>{@value #TIME} takes {@code long}, {@code int} or {@code Instant}. A column of {@code double}, {@code float}, {@code
     * int}, {@code long} or {@code boolean} becomes a number parameter. In a column of objects each cell is taken for what it
     * is: any {@code Number} and {@code Boolean} (1 or 0) a number, {@code CharSequence}, {@code Character}, enum constant and
     * {@code java.time} value a text, {@code byte[]} a binary, null a missing cell; cells of several kinds become one
     * parameter for each kind. Tags are texts: other values give their {@code toString}.
     *
     * @throws IllegalArgumentException if there is no column of times, a time is missing or beyond 64 bits of nanoseconds, a
     *     whole number is not a {@code double} exactly, or a cell is of a type not named here; the message names column and
     *     row
     */
    public static ParameterData toData(DataFrame frame) {
        String[] names = frame.getColumnsIndex().toArray();
        int rowCount = frame.height();
        long[] timesNs = null;
        List<Column> parameters = new ArrayList<>();
        List<TextColumn> tags = new ArrayList<>();
        for (String name : names) {
            Series<?> cells = frame.getColumn(name);
            FrameColumn column = FrameColumn.of(name);
            switch (column.role()) {
                case TIME -> timesNs = TimeCells.timesNs(cells);
                case TAG -> tags.add(TagCells.column(column.name(), cells));
                case PARAMETER -> parameters.addAll(ParameterCells.columns(column, cells));
            }
        }
        if (timesNs != null) {
            return ParameterData.wrap(timesNs, parameters, tags);
        }
        if (rowCount == 0) {
            return ParameterData.empty();
        }
        throw new IllegalArgumentException("the frame has no column '" + TIME + "', only " + String.join(", ", names)
                + ": every row of parameter data has a time, in nanoseconds since the Unix epoch");
    }
}
