package io.pitwall.rules.window;

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
        Collected collected = new Collected();
        StreamWindows windows = new StreamWindows(model.query());
        List<ParameterData> stored = new ArrayList<>();
        for (ParameterData record : WindowModel.cut(stream, random)) {
            windows.add(record, 0, 0, collected);
            if (random.nextBoolean()) {
                stored.addAll(windows.addedRows());
                windows.forgetAddedRows();
                windows = restored(windows, stored, model.query());
            }
        }
        windows.close(collected);
        assertSame(new NaiveWindows(model, stream), collected);
    }

    private static StreamWindows restored(StreamWindows windows, List<ParameterData> stored, WindowQuery query)
            throws IOException {
        long neededAfterNs = windows.neededAfterNs();
        List<String> changes = new ArrayList<>();
        StreamWindows restored = WindowState.read(query, WindowState.of(windows), 0, changes::add);
        ParameterData rows = ParameterData.concat(stored);
        restored.restoreRows(rows.where(row -> rows.timeNs(row) > neededAfterNs));
        assertThat(changes).isEmpty();
        assertThat(restored.openCount()).isEqualTo(windows.openCount());
        assertThat(restored.neededAfterNs()).isEqualTo(neededAfterNs);
        assertThat(WindowState.of(restored)).isEqualTo(WindowState.of(windows));
        return restored;
    }

    private static void assertSame(NaiveWindows expected, Collected collected) {
        assertThat(collected.results).isEqualTo(expected.results);
        assertThat(collected.late).isEqualTo(expected.late);
    }
}
