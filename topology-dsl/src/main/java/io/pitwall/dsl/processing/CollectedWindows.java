package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.window.LateReason;
import io.pitwall.rules.window.WindowOutput;
import java.util.ArrayList;
import java.util.List;

/** What windows have given and is to be forwarded: after all of them are done, so that no error behind looks like theirs. */
final class CollectedWindows implements WindowOutput {

    /** Results of one revision. */
    record Results(ParameterData rows, int revision) {}

    /** Late rows of one reason. */
    record LateRows(ParameterData rows, LateReason reason) {}

    private final List<Results> results = new ArrayList<>();
    private final List<LateRows> late = new ArrayList<>();

    @Override
    public void results(ParameterData rows, int revision) {
        results.add(new Results(rows, revision));
    }

    @Override
    public void late(ParameterData rows, LateReason reason) {
        late.add(new LateRows(rows, reason));
    }

    List<Results> results() {
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
