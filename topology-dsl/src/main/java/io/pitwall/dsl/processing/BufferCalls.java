package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.OnError;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.PredicateException;
import io.pitwall.rules.ReleaseReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to buffers, whose predicates are the user's, and does what the policy says with the rows on which one throws: the
 * rows before such a row are added, then those behind it, which gives the same packets as if it had never come. Not safe for
 * use by several threads.
 */
final class BufferCalls {

    private final OnError onError;
    private final ProcessorContext<?, ?> context;
    private final Failures failures;
    private final Retrying retrying;
    /** By the predicate that failed on them: each has a dead letter of its own, which says which. */
    private final Map<String, FailedRows> failed = new LinkedHashMap<>();

    BufferCalls(ProcessorContext<?, ?> context, FunctionNodes nodes) {
        this.onError = nodes.onError();
        this.context = context;
        this.failures = new Failures(context, nodes);
        this.retrying = new Retrying(context, nodes, failures.counters());
    }

    /** @throws OperatorException if a predicate throws and the policy has the application stop; the buffer is as it was */
    void add(
            Record<String, StreamMessage> record,
            ParameterData data,
            PacketBuffer buffer,
            BiConsumer<ParameterData, ReleaseReason> packets) {
        long nowMs = context.currentSystemTimeMs();
        PredicateException first = tryAdd(buffer, data, nowMs, packets);
        if (first == null) {
            return;
        }
        failed.clear();
        ParameterData rest = data;
        int from = 0;
        PredicateException error = first;
        while (error != null) {
            error = again(record, buffer, rest, nowMs, packets, error);
            if (error != null) {
                int row = error.row();
                PredicateException earlier = tryAddPart(buffer, rest.slice(0, row), nowMs, packets);
                if (earlier != null) {
                    // Asked again, a predicate may throw where it did not before: then that row is the one that fails.
                    error = earlier;
                    continue;
                }
                failed.computeIfAbsent(error.predicate(), predicate -> new FailedRows())
                        .add(from + row, error.error());
                rest = rest.slice(row + 1, rest.rowCount());
                from += row + 1;
                error = tryAdd(buffer, rest, nowMs, packets);
            }
        }
        failed.forEach((predicate, rows) -> rows.handle(failures, record, predicate, data));
    }

    /**
     * Calls again as often as the policy says; null if all is well then. A predicate that fails on another row has retries of
     * its own.
     */
    private @Nullable PredicateException again(
            Record<String, StreamMessage> record,
            PacketBuffer buffer,
            ParameterData rows,
            long nowMs,
            BiConsumer<ParameterData, ReleaseReason> packets,
            PredicateException first) {
        PredicateException error = first;
        int calls = 1;
        while (true) {
            if (error.error() instanceof LinkageError) {
                throw stopping(record, calls, error);
            }
            if (!retrying.awaitNext(calls)) {
                break;
            }
            PredicateException next = tryAdd(buffer, rows, nowMs, packets);
            if (next == null) {
                return null;
            }
            calls = next.row() == error.row() ? calls + 1 : 1;
            error = next;
        }
        if (onError.last() == OnError.Last.FAIL) {
            throw stopping(record, calls, error);
        }
        return error;
    }

    private static @Nullable PredicateException tryAdd(
            PacketBuffer buffer, ParameterData rows, long nowMs, BiConsumer<ParameterData, ReleaseReason> packets) {
        try {
            buffer.addWithReasons(rows, nowMs, packets);
            return null;
        } catch (PredicateException e) {
            return e;
        }
    }

    private static @Nullable PredicateException tryAddPart(
            PacketBuffer buffer, ParameterData rows, long nowMs, BiConsumer<ParameterData, ReleaseReason> packets) {
        try {
            buffer.addPart(rows, nowMs, packets);
            return null;
        } catch (PredicateException e) {
            return e;
        }
    }

    private OperatorException stopping(Record<String, StreamMessage> record, int calls, PredicateException error) {
        String operator = calls == 1 ? error.where() : error.where() + " (called " + calls + " times)";
        return new OperatorException(operator, record.key(), RecordOrigin.of(context), error.error());
    }

    void close() {
        failures.close();
    }
}
