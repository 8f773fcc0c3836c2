package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.OnError;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Calls a user's function for each row of a message, and does what the policy says with the rows on which it fails. A row
 * that does not fail costs nothing more than the call. Not safe for use by several threads.
 */
final class RowCalls {

    private final String what;
    private final OnError onError;
    private final ProcessorContext<?, ?> context;
    private final Failures failures;
    private final Retrying retrying;
    private final FailedRows failed = new FailedRows();
    private Record<String, StreamMessage> record;
    private int nextRow;

    /** @param what which function, for messages */
    @SuppressWarnings("NullAway.Init") // begin comes before anything else
    RowCalls(ProcessorContext<?, ?> context, FunctionNodes nodes, String what) {
        this.what = what;
        this.onError = nodes.onError();
        this.context = context;
        this.failures = new Failures(context, nodes);
        this.retrying = new Retrying(context, nodes, failures.counters());
    }

    /**
     * Walks over the rows of a message; what is done with those that fail is done when the walk is over.
     *
     * @param walk calls the function by way of this object, for each row in order
     * @throws OperatorException if the function fails and the policy has the application stop
     */
    ParameterData over(Record<String, StreamMessage> record, ParameterData data, UnaryOperator<ParameterData> walk) {
        begin(record);
        ParameterData result;
        try {
            result = walk.apply(data);
        } catch (OperatorException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw stopping(1, e);
        }
        finish(data);
        return result;
    }

    /** Begins a walk over the rows of the message of a record. */
    void begin(Record<String, StreamMessage> newRecord) {
        record = newRecord;
        failed.clear();
        nextRow = 0;
    }

    /** Ends a walk over these rows: does with those that failed what is to be done with them. */
    void finish(ParameterData data) {
        failed.handle(failures, record, what, data);
    }

    private OperatorException stopping(int calls, Throwable error) {
        String operator = calls == 1 ? what : what + " (called " + calls + " times)";
        return new OperatorException(operator, record.key(), RecordOrigin.of(context), error);
    }

    /** Whether the function has failed on a row of this walk. */
    boolean hasFailed(int row) {
        return failed.has(row);
    }

    /** Of columns made in this walk, one cell for each row: without the rows that failed. */
    ParameterData withoutFailed(ParameterData data) {
        return failed.isEmpty() ? data : data.where(row -> !failed.has(row));
    }

    /** Asks a condition for a row; a row on which it fails does not satisfy it. */
    boolean test(int row, Predicate<Row> condition, Row view) {
        try {
            return condition.test(view);
        } catch (LinkageError e) {
            throw stopping(1, e);
        } catch (Exception | AssertionError | StackOverflowError e) {
            return again(row, e, () -> condition.test(view), false);
        }
    }

    /** A function to be called for each row of a walk once, in order. */
    ToDoubleFunction<Row> number(ToDoubleFunction<Row> function) {
        if (stopsAtOnce()) {
            return function;
        }
        return view -> {
            int row = nextRow++;
            try {
                return function.applyAsDouble(view);
            } catch (Exception | AssertionError | StackOverflowError e) {
                return again(row, e, () -> function.applyAsDouble(view), Double.NaN);
            }
        };
    }

    /** A function to be called for each row of a walk once, in order. */
    Function<Row, @Nullable String> text(Function<Row, @Nullable String> function) {
        if (stopsAtOnce()) {
            return function;
        }
        return view -> {
            int row = nextRow++;
            try {
                return function.apply(view);
            } catch (Exception | AssertionError | StackOverflowError e) {
                return again(row, e, () -> function.apply(view), "");
            }
        };
    }

    private boolean stopsAtOnce() {
        return onError.last() == OnError.Last.FAIL && onError.retries() == 0;
    }

    private <T extends @Nullable Object> T again(int row, Throwable error, Supplier<T> call, T otherwise) {
        Throwable last = error;
        int calls = 1;
        while (retrying.awaitNext(calls)) {
            calls++;
            try {
                return call.get();
            } catch (LinkageError e) {
                throw stopping(calls, e);
            } catch (Exception | AssertionError | StackOverflowError e) {
                last = e;
            }
        }
        if (onError.last() == OnError.Last.FAIL) {
            throw stopping(calls, last);
        }
        failed.add(row, last);
        return otherwise;
    }

    void close() {
        failures.close();
    }
}
