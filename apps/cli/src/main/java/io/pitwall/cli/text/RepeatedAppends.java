package io.pitwall.cli.text;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;

/**
 * Keeps to itself what the broker in the process logs of a batch that a transactional producer sent too early and sends again:
 * the broker has refused it, so nothing is lost and nothing comes twice. docs/operating.md has the whole story.
 */
public final class RepeatedAppends extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        IThrowableProxy error = event.getThrowableProxy();
        return error != null
                        && error.getClassName().equals(OutOfOrderSequenceException.class.getName())
                        && event.getLoggerName().endsWith(".ReplicaManager")
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
