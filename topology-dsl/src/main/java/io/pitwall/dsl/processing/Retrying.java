package io.pitwall.dsl.processing;

import io.pitwall.dsl.OnError;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Waits before a function is called again, as often as its policy says and while there is time. */
final class Retrying {

    private final ProcessorContext<?, ?> context;
    private final OnError onError;
    private final OperatorCounters counters;
    private final RetryPause pause;
    private final RetryTimes times;

    Retrying(ProcessorContext<?, ?> context, FunctionNodes nodes, OperatorCounters counters) {
        this.context = context;
        this.onError = nodes.onError();
        this.counters = counters;
        this.pause = RetryPause.foundIn(context.appConfigs());
        this.times = nodes.retryTimes();
    }

    /**
     * Waits if the function may be called again after so many calls that failed.
     *
     * @throws IllegalStateException if the thread is interrupted: the record is to be processed again by another one
     */
    boolean awaitNext(int failedCalls) {
        if (failedCalls > onError.retries()
                || !times.ofThisThread(context.appConfigs()).take(onError.pause(), context.currentSystemTimeMs())) {
            return false;
        }
        try {
            pause.await(onError.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to call a function again", e);
        }
        counters.retry();
        return true;
    }
}
