package io.pitwall.serdes;

import io.pitwall.data.EventBatch;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Event data; a record of another kind throws {@link UnreadableMessageException} that names the kind.
 *
 * <p>Otherwise as {@link StreamMessageSerde}.
 */
public final class EventDataSerde extends Serdes.WrapperSerde<EventBatch> {

    public EventDataSerde() {
        super(new MessageSerializer<>(), new MessageDeserializer<>(EventBatch.class));
    }
}
