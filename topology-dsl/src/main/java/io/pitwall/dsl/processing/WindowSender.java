package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import io.pitwall.rules.window.LateReason;
import io.pitwall.state.GivenResults;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Forwards what windows give to the processors it is for, and counts and reports the rows that are in none. */
final class WindowSender {

    private final ProcessorContext<String, StreamMessage> context;
    private final WindowChildren children;
    private final WindowCounters counters;
    private final FarAheadLog farAheadLog;

    WindowSender(
            ProcessorContext<String, StreamMessage> context,
            WindowChildren children,
            WindowCounters counters,
            FarAheadLog farAheadLog) {
        this.context = context;
        this.children = children;
        this.counters = counters;
        this.farAheadLog = farAheadLog;
    }

    /** Results that a record has brought. */
    void results(Record<String, StreamMessage> record, List<GivenResults> results) {
        for (GivenResults given : results) {
            forward(
                    record.withValue((StreamMessage) given.rows())
                            .withHeaders(WindowHeaders.ofResults(record.headers(), given.revision())),
                    children.results());
        }
    }

    /** Results that no record has brought, but the time. */
    void results(String streamId, long nowMs, List<GivenResults> results) {
        for (GivenResults given : results) {
            Record<String, StreamMessage> record = new Record<>(streamId, given.rows(), nowMs);
            forward(
                    record.withHeaders(WindowHeaders.ofResults(new RecordHeaders(), given.revision())),
                    children.results());
        }
    }

    void late(Record<String, StreamMessage> record, List<CollectedWindows.LateRows> all, long nowMs) {
        for (CollectedWindows.LateRows late : all) {
            int rows = late.rows().rowCount();
            if (late.reason() == LateReason.TOO_FAR_AHEAD) {
                counters.farAhead(rows);
                farAheadLog.report(record.key(), RecordOrigin.of(context), late.rows(), record.timestamp(), nowMs);
            } else {
                counters.late(rows);
            }
            if (children.late() != null) {
                forward(
                        record.withValue((StreamMessage) late.rows())
                                .withHeaders(WindowHeaders.ofLateRows(record.headers(), late.reason())),
                        children.late());
            }
        }
    }

    /** Something that is of the input, and so of late rows. */
    void toLate(Record<String, StreamMessage> record) {
        if (children.late() != null) {
            context.forward(record, children.late());
        }
    }

    private void forward(Record<String, StreamMessage> record, @Nullable String child) {
        if (child == null) {
            context.forward(record);
        } else {
            context.forward(record, child);
        }
    }
}
