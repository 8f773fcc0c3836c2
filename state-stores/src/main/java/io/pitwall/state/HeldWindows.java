package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.window.LateReason;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the windows of a stream have, as of the last flush. Immutable.
 *
 * @param timeNs the clock of the stream, in ns since the Unix epoch; empty if it has had no row
 * @param openCount how many windows wait to be closed; of sliding ones, how many rows wait for their result
 * @param results what open windows would give if they closed now, in the order in which they would leave
 */
public record HeldWindows(OptionalLong timeNs, int openCount, ParameterData results) {

    public HeldWindows {
        requireNonNull(timeNs, "timeNs");
        requireNonNull(results, "results");
    }

    /** @param held nobody else's, and not to be used afterwards */
    static HeldWindows of(StoredWindows held) {
        StreamWindows windows = held.windows();
        OptionalLong timeNs = windows.timeNs();
        int openCount = windows.openCount();
        List<ParameterData> results = new ArrayList<>();
        windows.show(new WindowOutput() {
            @Override
            public void results(ParameterData rows, int revision) {
                results.add(rows);
            }

            @Override
            public void late(ParameterData rows, LateReason reason) {
                throw new IllegalStateException("no row has come, but some are late: " + reason);
            }
        });
        return new HeldWindows(timeNs, openCount, ParameterData.concat(results));
    }
}
