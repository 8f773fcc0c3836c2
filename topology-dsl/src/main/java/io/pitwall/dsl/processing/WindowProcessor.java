package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.window.LateReason;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.Windowing;
import io.pitwall.state.StoredWindows;
import io.pitwall.state.WindowLayout;
import io.pitwall.state.WriteBehindStore;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps the open windows of each stream in a write-behind store, and forwards their results and the rows in none. */
public final class WindowProcessor extends MessageProcessor {

    private final String storeName;
    private final WindowQuery query;
    private final Windowing windowing;
    private final WindowChildren children;
    private final CollectedWindows collected = new CollectedWindows();
    private WriteBehindStore<StoredWindows> store;
    private Deadlines idleDeadlines;
    private WindowCounters counters;
    private FarAheadLog farAheadLog;
    private OtherKindsLog otherKindsLog;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public WindowProcessor(String storeName, WindowQuery query, WindowChildren children) {
        this.storeName = storeName;
        this.query = query;
        this.windowing = query.windowing();
        this.children = children;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        store = context.getStateStore(storeName);
        counters = new WindowCounters(context, windowing.name());
        farAheadLog = new FarAheadLog(windowing.name());
        otherKindsLog = new OtherKindsLog(query, counters);
        idleDeadlines = new Deadlines(context, Deadlines.tickOf(windowing.idleMs()), this::lookAt);
        store.forEachHead((streamId, head) -> {
            counters.opened(WindowLayout.openCount(head));
            if (windowing.idleMs().isPresent()) {
                long arrivalMs = WindowLayout.lastArrivalMs(head);
                long idleMs = windowing.idleMs().getAsLong();
                idleDeadlines.set(streamId, arrivalMs + Math.min(idleMs, Long.MAX_VALUE - arrivalMs));
            }
        });
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        store.betweenRecords();
        if (record.value() instanceof ParameterData data) {
            if (!data.isEmpty()) {
                add(record, data);
            }
        } else if (record.value() instanceof ParameterDefinitions) {
            // They are those of the input, whose rows only late ones are.
            if (children.late() != null) {
                context().forward(record, children.late());
            }
        } else {
            if (record.value() instanceof StreamEnd) {
                end(record);
            }
            context().forward(record);
        }
    }

    private void add(Record<String, StreamMessage> record, ParameterData data) {
        String streamId = record.key();
        StoredWindows live = store.get(streamId);
        StoredWindows open = live == null ? new StoredWindows(new StreamWindows(query)) : live;
        int before = open.windows().openCount();
        long nowMs = context().currentSystemTimeMs();
        otherKindsLog.look(streamId, origin(), data, nowMs);
        collected.clear();
        run(streamId, () -> open.windows().add(data, record.timestamp(), nowMs, collected));
        if (live == null) {
            store.put(streamId, open);
        } else {
            store.changed(streamId);
        }
        counters.opened(open.windows().openCount() - before);
        watch(streamId, open);
        forwardResults(record);
        forwardLate(record, nowMs);
    }

    /** Of what is called, only aggregates can be the user's. */
    private void run(String streamId, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new OperatorException("window '" + windowing.name() + "'", streamId, origin(), e);
        }
    }

    private void forwardResults(Record<String, StreamMessage> record) {
        for (CollectedWindows.Results results : collected.results()) {
            forward(
                    record.withValue((StreamMessage) results.rows())
                            .withHeaders(WindowHeaders.ofResults(record.headers(), results.revision())),
                    children.results());
        }
    }

    private void forwardLate(Record<String, StreamMessage> record, long nowMs) {
        for (CollectedWindows.LateRows late : collected.late()) {
            int rows = late.rows().rowCount();
            if (late.reason() == LateReason.TOO_FAR_AHEAD) {
                counters.farAhead(rows);
                farAheadLog.report(record.key(), origin(), late.rows(), record.timestamp(), nowMs);
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

    private void forward(Record<String, StreamMessage> record, @Nullable String child) {
        if (child == null) {
            context().forward(record);
        } else {
            context().forward(record, child);
        }
    }

    /** Sets a deadline unless there is one that comes no later; see {@link PacketProcessor}. */
    private void watch(String streamId, StoredWindows live) {
        long deadlineMs = live.windows().idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs < live.lookedAtMs()) {
            idleDeadlines.set(streamId, deadlineMs);
            live.lookAt(deadlineMs);
        }
    }

    private void end(Record<String, StreamMessage> record) {
        String streamId = record.key();
        StoredWindows live = store.get(streamId);
        if (live != null) {
            closeWindows(streamId, live);
            store.remove(streamId);
            idleDeadlines.cancel(streamId);
            forwardResults(record);
        }
    }

    private void closeWindows(String streamId, StoredWindows live) {
        collected.clear();
        int before = live.windows().openCount();
        run(streamId, () -> live.windows().close(collected));
        counters.opened(live.windows().openCount() - before);
    }

    private void lookAt(String streamId, long nowMs) {
        store.betweenRecords();
        StoredWindows live = store.get(streamId);
        if (live == null) {
            return;
        }
        live.lookAt(Long.MAX_VALUE);
        long deadlineMs = live.windows().idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs > nowMs) {
            watch(streamId, live);
            return;
        }
        closeWindows(streamId, live);
        store.changed(streamId);
        for (CollectedWindows.Results results : collected.results()) {
            Record<String, StreamMessage> record = new Record<>(streamId, results.rows(), nowMs);
            forward(
                    record.withHeaders(WindowHeaders.ofResults(new RecordHeaders(), results.revision())),
                    children.results());
        }
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (counters != null) {
            counters.close();
        }
    }
}
