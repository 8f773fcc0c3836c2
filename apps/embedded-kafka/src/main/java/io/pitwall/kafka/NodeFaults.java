package io.pitwall.kafka;

import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Kafka reports what it cannot go on after. A stand-alone Kafka halts the JVM then; here the fault is logged, and
 * fails the start if there is one under way. Thread-safe.
 */
final class NodeFaults implements FaultHandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(NodeFaults.class);

    private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return fatal
                ? (message, cause) -> fatalFault(name + ": " + message, cause, action)
                : new LoggingFaultHandler(name, action);
    }

    /** Kafka's threads report faults and carry on, so that a start can seem to succeed. */
    void throwFirst() {
        var fault = first.get();
        if (fault != null) {
            throw fault;
        }
    }

    private RuntimeException fatalFault(String message, @Nullable Throwable cause, Runnable action) {
        LOG.error("The embedded Kafka has failed, {}", message, cause);
        action.run();
        var fault = new FaultHandlerException(cause == null ? message : message + ": " + cause.getMessage(), cause);
        first.compareAndSet(null, fault);
        return fault;
    }
}
