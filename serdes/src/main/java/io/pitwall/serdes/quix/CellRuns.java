package io.pitwall.serdes.quix;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a compact column: runs of values with missing cells between them.
 *
 * <pre>
 * runs := [skip,run, skip,run, ...]      skip: how many cells are missing before the run
 * run  := value | [value, ...]
 * </pre>
 *
 * <p>The number of rows comes last in a content, so runs are kept as they came until it is known.
 */
final class CellRuns {

    /** Takes the value that the input stands at, as 64 bits. */
    interface ValueReader {
        long read(JsonInput in) throws IOException;
    }

    private final Longs skips = new Longs();
    private final Longs lengths = new Longs();
    private final Longs values = new Longs();

    static CellRuns read(JsonInput in, ValueReader reader) throws IOException {
        CellRuns runs = new CellRuns();
        in.enterArray("how many cells are missing, and runs of values, in turn");
        while (in.nextItem()) {
            runs.skips.add(in.wholeNumber("how many cells are missing"));
            if (!in.nextItem()) {
                throw in.unexpected("a value or an array of values behind the number of missing cells");
            }
            int before = runs.values.count();
            if (in.isArray()) {
                while (in.nextItem()) {
                    runs.values.add(reader.read(in));
                }
            } else {
                runs.values.add(reader.read(in));
            }
            runs.lengths.add((long) runs.values.count() - before);
        }
        return runs;
    }

    private interface Placing {
        void place(int row, long value);
    }

    private void forEach(String name, int rowCount, Placing placing) {
        long row = 0;
        int at = 0;
        for (int run = 0; run < lengths.count(); run++) {
            long skip = skips.at(run);
            long length = lengths.at(run);
            if (skip < 0 || skip > rowCount - row || length > rowCount - row - skip) {
                throw new IllegalArgumentException("the cells of '" + name + "' go beyond the " + rowCount + " rows: "
                        + skip + " missing and " + length + " more follow row " + row);
            }
            row += skip;
            for (long i = 0; i < length; i++) {
                placing.place((int) row++, values.at(at++));
            }
        }
    }

    /** Each value is the difference to the one before; behind a NaN or an infinity, differences tell nothing any more. */
    NumberColumn toNumbers(String name, int rowCount) {
        double[] cells = new double[rowCount];
        long[] present = Presence.noneOf(rowCount);
        double[] sum = {0};
        forEach(name, rowCount, (row, bits) -> {
            if (!Double.isFinite(sum[0])) {
                throw new IllegalArgumentException("the number of '" + name + "' in row " + row + " is lost: the one"
                        + " before is " + sum[0] + ", to which there is no difference");
            }
            sum[0] += Double.longBitsToDouble(bits);
            cells[row] = sum[0];
            Presence.mark(present, row);
        });
        return NumberColumn.wrap(name, cells, values.count() == rowCount ? Presence.all() : Presence.ofBits(present));
    }

    /** Each value is a position in the list of texts. */
    TextColumn toTexts(String name, int rowCount, List<String> texts) {
        @Nullable String[] cells = new @Nullable String[rowCount];
        forEach(name, rowCount, (row, position) -> {
            if (position < 0 || position >= texts.size()) {
                throw new IllegalArgumentException(
                        "a cell of '" + name + "' is the text number " + position + ", but there are " + texts.size());
            }
            cells[row] = texts.get((int) position);
        });
        return TextColumn.wrap(name, cells);
    }
}
