package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.util.BitSet;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The rows of one message on which a user's function has failed for the last time. Not safe for use by several threads. */
final class FailedRows {

    private final BitSet rows = new BitSet();
    private @Nullable Throwable firstError;

    void clear() {
        rows.clear();
        firstError = null;
    }

    void add(int row, Throwable error) {
        if (firstError == null) {
            firstError = error;
        }
        rows.set(row);
    }

    boolean has(int row) {
        return rows.get(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Does with them what is to be done.
     *
     * @param what which function failed
     * @param data the rows of the message
     */
    void handle(Failures failures, Record<String, StreamMessage> record, String what, ParameterData data) {
        Throwable error = firstError;
        if (error != null) {
            ParameterData failed = data.where(rows::get);
            failures.handle(record, new Failure(failed, what + onRows(failed), error));
        }
    }

    private static String onRows(ParameterData rows) {
        return rows.rowCount() == 1
                ? " failed on the row at " + rows.timeNs(0) + " ns"
                : " failed on " + rows.rowCount() + " rows, first on that at " + rows.timeNs(0) + " ns";
    }
}
