package io.pitwall.serdes;

import io.pitwall.data.ParameterData;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Parameter data; a record of another kind throws {@link UnreadableMessageException} that names the kind.
 *
 * <p>Otherwise as {@link StreamMessageSerde}.
 */
public final class ParameterDataSerde extends Serdes.WrapperSerde<ParameterData> {

    public ParameterDataSerde() {
        super(new MessageSerializer<>(), new MessageDeserializer<>(ParameterData.class));
    }
}
