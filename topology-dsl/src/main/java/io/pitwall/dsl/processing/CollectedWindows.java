package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.window.LateReason;
import io.pitwall.rules.window.WindowOutput;
import io.pitwall.state.GivenResults;
import java.util.ArrayList;
import java.util.List;

/** What windows have given and is to be forwarded: after all of them are done, so that no error behind looks like theirs. */
final class CollectedWindows implements WindowOutput {

    /** Late rows of one reason. */
    record LateRows(ParameterData rows, LateReason reason) {}

    private final List<GivenResults> results = new ArrayList<>();
    private final List<LateRows> late = new ArrayList<>();

    @Override
    public void results(ParameterData rows, int revision) {
        results.add(new GivenResults(rows, revision));
    }

    @Override
    public void late(ParameterData rows, LateReason reason) {
        late.add(new LateRows(rows, reason));
    }

    List<GivenResults> results() {
        return results;
    }

    List<LateRows> late() {
        return late;
    }

    void clear() {
        results.clear();
        late.clear();
    }
}
