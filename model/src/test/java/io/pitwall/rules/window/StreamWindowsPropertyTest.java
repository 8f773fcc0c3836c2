package io.pitwall.rules.window;

import static io.pitwall.rules.aggregate.Aggregates.integral;
import static io.pitwall.rules.aggregate.Aggregates.timeWeightedMean;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Windows of every kind, with all that can be chosen for them, over streams out of order with late rows and far ones. */
class StreamWindowsPropertyTest {

    @Provide
    Arbitrary<WindowModel> windows() {
        return WindowModel.any();
    }

    @Provide
    Arbitrary<ParameterData> streams() {
        return WindowModel.streams();
    }

    @Property(tries = 1000)
    void resultsAndLateRowsAreThoseOfTheRowByRowModel(
            @ForAll("windows") WindowModel model, @ForAll("streams") ParameterData stream) {
        assertSame(new NaiveWindows(model, stream), Collected.of(model.query(), List.of(stream)));
    }

    @Property(tries = 1000)
    void anyCutOfTheInputGivesThoseOfTheModel(
            @ForAll("windows") WindowModel model, @ForAll("streams") ParameterData stream, @ForAll Random random) {
        assertSame(new NaiveWindows(model, stream), Collected.of(model.query(), WindowModel.cut(stream, random)));
    }

    @Property(tries = 1000)
    void windowsRestoredAtAnyPointGoOnTheSame(
            @ForAll("windows") WindowModel model, @ForAll("streams") ParameterData stream, @ForAll Random random)
            throws IOException {
        assertSame(new NaiveWindows(model, stream), collectedWithRestarts(model.query(), stream, random));
    }

    /** The bits of a sum along the time axis, which the model does not have. */
    @Property(tries = 300)
    void rowsAreGivenBackInTheirOrder(
            @ForAll("windows") WindowModel model, @ForAll("streams") ParameterData stream, @ForAll Random random)
            throws IOException {
        WindowQuery query = new WindowQuery(
                model.windowing(),
                List.of(integral("A").as("area"), timeWeightedMean("B").as("level")));
        assertThat(collectedWithRestarts(query, stream, random).results)
                .isEqualTo(Collected.of(query, List.of(stream)).results);
    }

    private static Collected collectedWithRestarts(WindowQuery query, ParameterData stream, Random random)
            throws IOException {
        Collected collected = new Collected();
        StreamWindows windows = new StreamWindows(query);
        List<NumberedRows> stored = new ArrayList<>();
        for (ParameterData record : WindowModel.cut(stream, random)) {
            windows.add(record, 0, 0, collected);
            if (random.nextBoolean()) {
                store(windows, stored);
                windows = restored(windows, stored, query);
            }
        }
        windows.close(collected);
        return collected;
    }

    private static void store(StreamWindows windows, List<NumberedRows> stored) {
        if (!windows.addedRows().isEmpty()) {
            ParameterData added = ParameterData.concat(windows.addedRows());
            stored.add(new NumberedRows(windows.nextRow() - added.rowCount(), added));
            windows.forgetAddedRows();
        }
    }

    private static StreamWindows restored(StreamWindows windows, List<NumberedRows> stored, WindowQuery query)
            throws IOException {
        long neededAfterNs = windows.neededAfterNs();
        List<String> changes = new ArrayList<>();
        StreamWindows restored = WindowState.read(query, WindowState.of(windows), 0, WindowState.VERSION, changes::add);
        restored.restoreRows(
                stored.stream().filter(piece -> isNeeded(piece, windows)).toList());
        assertThat(changes).isEmpty();
        assertThat(restored.openCount()).isEqualTo(windows.openCount());
        assertThat(restored.neededAfterNs()).isEqualTo(neededAfterNs);
        assertThat(WindowState.of(restored)).isEqualTo(WindowState.of(windows));
        return restored;
    }

    /** Whole pieces only, as they are stored. */
    private static boolean isNeeded(NumberedRows piece, StreamWindows windows) {
        for (long timeNs : piece.rows().timesNs()) {
            if (timeNs > windows.neededAfterNs()) {
                return true;
            }
        }
        boolean[] isHeld = {false};
        windows.forEachHeldRange((first, last) ->
                isHeld[0] |= first < piece.firstRow() + piece.rows().rowCount() && last >= piece.firstRow());
        return isHeld[0];
    }

    private static void assertSame(NaiveWindows expected, Collected collected) {
        assertThat(collected.results).isEqualTo(expected.results);
        assertThat(collected.late).isEqualTo(expected.late);
    }
}
