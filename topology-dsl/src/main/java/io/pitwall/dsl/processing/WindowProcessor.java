package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.Windowing;
import io.pitwall.state.StoredWindows;
import io.pitwall.state.WindowLayout;
import io.pitwall.state.WriteBehindStore;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps the open windows of each stream in a write-behind store, and forwards their results and the rows in none.
 *
 * <p>Under at-least-once the results since the last commit are stored with the windows, and forwarded again by who finds them
 * at a start: see {@link WindowLayout}.
 *
 * <p>Windows of a stream that is forgotten without an end are closed as at an end, and forgotten.
 */
public final class WindowProcessor extends MessageProcessor {

    private static final long NOW = 0;

    private final String storeName;
    private final String contextStore;
    private final WindowQuery query;
    private final Windowing windowing;
    private final WindowChildren children;
    private final Duration timeToLive;
    private final CollectedWindows collected = new CollectedWindows();
    private WriteBehindStore<StoredWindows> store;
    private KnownStreams known;
    private Deadlines idleDeadlines;
    private ContextWatch watch;
    private WindowCounters counters;
    private OtherKindsLog otherKindsLog;
    private WindowSender sender;
    private ForgottenWindowsLog forgottenLog;

    /**
     * @param contextStore the store that knows the streams
     * @param timeToLive of what is known there
     */
    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public WindowProcessor(
            String storeName, String contextStore, WindowQuery query, WindowChildren children, Duration timeToLive) {
        this.storeName = storeName;
        this.contextStore = contextStore;
        this.query = query;
        this.windowing = query.windowing();
        this.children = children;
        this.timeToLive = timeToLive;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        store = context.getStateStore(storeName);
        known = new KnownStreams(context, contextStore);
        counters = new WindowCounters(context, windowing.name());
        otherKindsLog = new OtherKindsLog(query, counters);
        sender = new WindowSender(context, children, counters, new FarAheadLog(windowing.name()));
        forgottenLog = new ForgottenWindowsLog(windowing.name(), timeToLive);
        idleDeadlines = new Deadlines(context, Deadlines.tickOf(windowing.idleMs()), this::lookAt);
        watch = new ContextWatch(context, timeToLive, this::staysAt);
        store.forEachHead(this::takeOver);
    }

    private void takeOver(String streamId, byte[] head) {
        counters.opened(WindowLayout.openCount(head, query));
        watch.watchFromStart(streamId);
        if (WindowLayout.isLeftBehind(head)) {
            idleDeadlines.set(streamId, NOW);
        } else if (windowing.idleMs().isPresent()) {
            long arrivalMs = WindowLayout.lastArrivalMs(head).orElseThrow();
            long idleMs = windowing.idleMs().getAsLong();
            idleDeadlines.set(streamId, arrivalMs + Math.min(idleMs, Long.MAX_VALUE - arrivalMs));
        }
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
            sender.toLate(record);
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
        if (live != null && live.hasUnsent()) {
            sender.results(record, live.takeUnsent());
        }
        StoredWindows open = live == null ? new StoredWindows(new StreamWindows(query)) : live;
        int before = open.windows().openCount();
        long nowMs = context().currentSystemTimeMs();
        otherKindsLog.look(streamId, origin(), data, nowMs);
        collected.clear();
        run(streamId, () -> open.windows().add(data, record.timestamp(), nowMs, collected));
        note(open);
        if (live == null) {
            store.put(streamId, open);
            watch.watch(streamId);
        } else {
            store.changed(streamId);
        }
        counters.opened(open.windows().openCount() - before);
        watchIdle(streamId, open);
        sender.results(record, collected.results());
        sender.late(record, collected.late(), nowMs);
    }

    /** Of what is called, only aggregates can be the user's. */
    private void run(String streamId, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new OperatorException("window '" + windowing.name() + "'", streamId, origin(), e);
        }
    }

    private void note(StoredWindows live) {
        if (store.deletesLate()) {
            live.given(collected.results());
        }
    }

    /** Sets a deadline unless there is one that comes no later; see {@link PacketProcessor}. */
    private void watchIdle(String streamId, StoredWindows live) {
        long deadlineMs = live.windows().idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs < live.lookedAtMs()) {
            idleDeadlines.set(streamId, deadlineMs);
            live.lookAt(deadlineMs);
        }
    }

    private void end(Record<String, StreamMessage> record) {
        StoredWindows live = store.get(record.key());
        if (live != null) {
            sender.results(record, live.takeUnsent());
            closeWindows(record.key(), live);
            remove(record.key());
            sender.results(record, collected.results());
        }
    }

    private void closeWindows(String streamId, StoredWindows live) {
        collected.clear();
        int before = live.windows().openCount();
        run(streamId, () -> live.windows().close(collected));
        note(live);
        counters.opened(live.windows().openCount() - before);
    }

    private void remove(String streamId) {
        store.remove(streamId);
        idleDeadlines.cancel(streamId);
        watch.cancel(streamId);
    }

    /** Something may have been left behind by a crash, or nothing has come for the idle time. */
    private void lookAt(String streamId, long nowMs) {
        store.betweenRecords();
        StoredWindows live = store.get(streamId);
        if (live == null) {
            return;
        }
        live.lookAt(Long.MAX_VALUE);
        sendAgain(streamId, live, nowMs);
        if (isNothing(live)) {
            remove(streamId);
            return;
        }
        long deadlineMs = live.windows().idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs > nowMs) {
            watchIdle(streamId, live);
            return;
        }
        closeWindows(streamId, live);
        store.changed(streamId);
        sender.results(streamId, nowMs, collected.results());
    }

    private void sendAgain(String streamId, StoredWindows live, long nowMs) {
        if (live.hasUnsent()) {
            sender.results(streamId, nowMs, live.takeUnsent());
            store.changed(streamId);
        }
    }

    /** As new windows would be. */
    private static boolean isNothing(StoredWindows live) {
        return live.windows().openCount() == 0 && live.windows().timeNs().isEmpty();
    }

    private boolean staysAt(String streamId, long nowMs) {
        store.betweenRecords();
        StoredWindows live = store.get(streamId);
        if (live == null) {
            return false;
        }
        if (known.knows(streamId)) {
            return true;
        }
        sendAgain(streamId, live, nowMs);
        int openCount = live.windows().openCount();
        closeWindows(streamId, live);
        remove(streamId);
        counters.forgotten();
        if (openCount > 0) {
            forgottenLog.report(streamId, openCount, nowMs);
        }
        sender.results(streamId, nowMs, collected.results());
        return false;
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (counters != null) {
            counters.close();
        }
    }
}
