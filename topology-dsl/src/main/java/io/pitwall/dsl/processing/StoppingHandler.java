package io.pitwall.dsl.processing;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the application when an operator fails, be it a user's function or a schema registry that does not answer.
 *
 * <p>Kafka's own also writes the record to the dead letters, where under {@code at_least_once} it stays although it is
 * processed again after a restart: a dead letter for each attempt, of a record that may be good.
 */
public final class StoppingHandler implements ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StoppingHandler.class);

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        LOG.error("operator {} failed in task {}", context.processorNodeId(), context.taskId(), exception);
        return Response.fail();
    }
}
