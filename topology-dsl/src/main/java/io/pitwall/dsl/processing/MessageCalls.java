package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.OnError;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Calls a user's function for a whole message, and does what the policy says with one on which it fails. Not safe for use by
 * several threads.
 */
final class MessageCalls {

    private final String what;
    private final OnError onError;
    private final ProcessorContext<?, ?> context;
    private final Failures failures;
    private final Retrying retrying;

    /** @param what which function, for messages */
    MessageCalls(ProcessorContext<?, ?> context, FunctionNodes nodes, String what) {
        this.what = what;
        this.onError = nodes.onError();
        this.context = context;
        this.failures = new Failures(context, nodes);
        this.retrying = new Retrying(context, nodes, failures.counters());
    }

    /**
     * What the call makes of the message of a record: null if it has failed and the policy lets the application go on.
     *
     * @throws OperatorException if it fails and the policy has the application stop
     */
    <M extends StreamMessage> @Nullable M call(Record<String, StreamMessage> record, Supplier<M> call) {
        int calls = 0;
        while (true) {
            calls++;
            try {
                return call.get();
            } catch (LinkageError e) {
                throw stopping(record, calls, e);
            } catch (Exception | AssertionError | StackOverflowError e) {
                if (retrying.awaitNext(calls)) {
                    continue;
                }
                if (onError.last() == OnError.Last.FAIL) {
                    throw stopping(record, calls, e);
                }
                failures.handle(record, new Failure(record.value(), what + " failed", e));
                return null;
            }
        }
    }

    private OperatorException stopping(Record<String, StreamMessage> record, int calls, Throwable error) {
        String operator = calls == 1 ? what : what + " (called " + calls + " times)";
        return new OperatorException(operator, record.key(), RecordOrigin.of(context), error);
    }

    void close() {
        failures.close();
    }
}
