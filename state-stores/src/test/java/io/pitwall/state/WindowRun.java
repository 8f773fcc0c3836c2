package io.pitwall.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.TextColumn;
import io.pitwall.data.TextTable;
import io.pitwall.rules.window.LateReason;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowOutput;
import io.pitwall.rules.window.WindowQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * One stream in windows on a store, as the operator drives it: records, ends, commits, evictions and crashes. Every row has a
 * bit of its own.
 */
final class WindowRun {

    private static final String CAR = "car-1";
    private static final int MOST_ROWS = 50;

    /** One row of output. */
    record Result(long timeNs, @Nullable String group, long rows, String text) {}

    private final WindowQuery query;
    private final String guarantee;
    private StoreFixture<StoredWindows> fixture;

    /** Rows, or null for an end. */
    private final List<@Nullable ParameterData> input = new ArrayList<>();

    private int rowCount;
    private int position;
    private int committedPosition;
    private int committedLength;
    private final List<GivenResults> output = new ArrayList<>();
    private int committedOutput;
    private int crashes;
    private long timeNs;
    private boolean keepsResults = true;

    WindowRun(WindowQuery query, String guarantee) {
        this.query = query;
        this.guarantee = guarantee;
        this.fixture = on(new LoggedMap());
    }

    private StoreFixture<StoredWindows> on(LoggedMap inner) {
        return new StoreFixture<>(inner, new WindowLayout(query), guarantee, 300 + LiveEntry.OVERHEAD_BYTES);
    }

    /** As it was without the rule that is tested. */
    void forgetResults() {
        keepsResults = false;
    }

    void take(int step) {
        switch (step) {
            case 0 -> end();
            case 1, 2 -> commit();
            case 3 -> fixture.store.betweenRecords();
            case 4 -> crash();
            case 5 -> flush();
            case 6 -> {
                timeNs -= 7;
                add(timeNs);
            }
            case 7 -> {
                timeNs += 31;
                add(timeNs, timeNs + 1);
            }
            default -> {
                timeNs += step - 8;
                add(timeNs, timeNs + 2, timeNs + 1);
            }
        }
    }

    WindowRun add(long... timesNs) {
        if (rowCount + timesNs.length > MOST_ROWS) {
            return this;
        }
        ParameterDataBuilder rows = ParameterData.builder();
        for (long rowNs : timesNs) {
            rows.row(rowNs)
                    .put("Bit", (double) (1L << rowCount))
                    .put("A", rowCount % 7)
                    .tag("L", "" + rowCount % 2);
            rowCount++;
        }
        input.add(rows.build());
        processAll();
        return this;
    }

    void end() {
        input.add(null);
        processAll();
    }

    private void processAll() {
        for (; position < input.size(); position++) {
            process(input.get(position));
        }
    }

    private void process(@Nullable ParameterData rows) {
        StoredWindows live = find();
        if (rows == null && live == null) {
            return;
        }
        StoredWindows open = live == null ? new StoredWindows(new StreamWindows(query)) : live;
        List<GivenResults> given = new ArrayList<>();
        if (rows == null) {
            open.windows().close(collecting(given));
        } else {
            open.windows().add(rows, 0, 0, collecting(given));
        }
        if (keepsResults && fixture.store.deletesLate()) {
            open.given(given);
        }
        if (rows == null) {
            fixture.store.remove(CAR);
        } else if (live == null) {
            fixture.store.put(CAR, open);
        } else {
            fixture.store.changed(CAR);
        }
        output.addAll(given);
    }

    private @Nullable StoredWindows find() {
        StoredWindows live = fixture.store.get(CAR);
        if (live != null && live.hasUnsent()) {
            output.addAll(live.takeUnsent());
            fixture.store.changed(CAR);
        }
        return live;
    }

    private static WindowOutput collecting(List<GivenResults> given) {
        return new WindowOutput() {
            @Override
            public void results(ParameterData rows, int revision) {
                given.add(new GivenResults(rows, revision));
            }

            @Override
            public void late(ParameterData rows, LateReason reason) {
                // They are not in any result, with crashes or without.
            }
        };
    }

    WindowRun commit() {
        fixture.commit();
        committedPosition = position;
        committedOutput = output.size();
        committedLength = fixture.inner.changelog.size();
        return this;
    }

    /** A commit that is not known to have succeeded. */
    WindowRun flush() {
        fixture.store.flushCache();
        return this;
    }

    void crashWithAllWritten() {
        crashes = fixture.inner.changelog.size() - committedLength;
        crash();
    }

    /**
     * Back to the committed input and output: what was sent since is lost. Under at-least-once with some of the changelog that
     * was written since.
     */
    private void crash() {
        List<LoggedMap.Change> changelog = fixture.inner.changelog;
        int length = committedLength;
        if (guarantee.equals(StreamsConfig.AT_LEAST_ONCE)) {
            length += crashes++ % (changelog.size() - committedLength + 1);
        }
        output.subList(committedOutput, output.size()).clear();
        fixture = on(LoggedMap.restored(changelog, length));
        committedLength = length;
        position = committedPosition;
        sendWhatIsLeft();
        processAll();
    }

    private void sendWhatIsLeft() {
        boolean[] isLeft = {false};
        fixture.store.forEachHead((id, head) -> isLeft[0] |= WindowLayout.isLeftBehind(head));
        StoredWindows live = isLeft[0] ? find() : null;
        if (live != null
                && live.windows().openCount() == 0
                && live.windows().timeNs().isEmpty()) {
            fixture.store.remove(CAR);
        }
    }

    /** Ends the stream; then nothing may be left of it. */
    List<Result> finish() {
        end();
        commit().commit().commit();
        assertThat(fixture.inner.entries).as("left in the store").isEmpty();
        return results(output);
    }

    /** What comes out if nothing fails and nothing is stored. */
    List<Result> withoutCrash() {
        List<GivenResults> given = new ArrayList<>();
        StreamWindows windows = new StreamWindows(query);
        for (ParameterData rows : input) {
            if (rows == null) {
                windows.close(collecting(given));
                windows = new StreamWindows(query);
            } else {
                windows.add(rows, 0, 0, collecting(given));
            }
        }
        return results(given);
    }

    /** Which of the rows of a result are in some result, or in one of the same window. */
    static long rowsOf(List<Result> results, Result expected, boolean inOne) {
        long found = 0;
        for (Result result : results) {
            boolean isSame = result.timeNs == expected.timeNs && Objects.equals(result.group, expected.group);
            if (isSame && (result.rows & expected.rows) == expected.rows) {
                return expected.rows;
            }
            found |= result.rows & expected.rows;
        }
        return inOne ? 0 : found;
    }

    private static List<Result> results(List<GivenResults> given) {
        List<Result> results = new ArrayList<>();
        for (GivenResults one : given) {
            ParameterData rows = one.rows();
            TextColumn group = rows.tag("L");
            NumberColumn bits = requireNonNull(rows.number("Bit_rows"));
            for (int row = 0; row < rows.rowCount(); row++) {
                results.add(new Result(
                        rows.timeNs(row),
                        group == null ? null : group.at(row),
                        (long) bits.at(row),
                        "r" + one.revision() + " " + TextTable.print(rows.slice(row, row + 1))));
            }
        }
        return results;
    }
}
