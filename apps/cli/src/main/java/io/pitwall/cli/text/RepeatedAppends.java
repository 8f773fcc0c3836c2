package io.pitwall.cli.text;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;

/**
 * Keeps to itself what the broker in the process logs of a batch that a transactional producer sent too early and sends again:
 * the broker has refused it, so nothing is lost and nothing comes twice. docs/operating.md has the whole story. Any other
 * sequence out of order is logged.
 */
public final class RepeatedAppends extends Filter<ILoggingEvent> {

    /** What the broker says of that batch alone; there is no code or type for it. */
    private static final String MESSAGE = "Expected sequence 0 for transactions v2";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        IThrowableProxy error = event.getThrowableProxy();
        return error != null
                        && error.getClassName().equals(OutOfOrderSequenceException.class.getName())
                        && event.getLoggerName().endsWith(".ReplicaManager")
                        && error.getMessage() != null
                        && error.getMessage().contains(MESSAGE)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
