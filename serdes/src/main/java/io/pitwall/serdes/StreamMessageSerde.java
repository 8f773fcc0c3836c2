package io.pitwall.serdes;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Every kind of stream message.
 *
 * <p>Reads every format; bytes that cannot be read throw {@link UnreadableMessageException}. Writes the format that
 * {@value #FORMAT_CONFIG} names; with {@value io.pitwall.serdes.registry.RegistrySettings#URL} the formats {@code packed}
 * and {@code plain} are written in Confluent wire format. What is wrong with the registry throws {@link
 * io.pitwall.serdes.registry.SchemaRegistryException}: the record may be good, so no exception handler should skip it.
 *
 * <p>Null is null both ways. Configured instances are safe for use by several threads.
 */
public final class StreamMessageSerde extends Serdes.WrapperSerde<StreamMessage> {

    /**
     * The format that is written: {@value #DEFAULT_FORMAT} (default); {@code plain}, for other people's tools; or {@code
     * quix}, for topics of Quix apps, which has settings of its own. Every format is read.
     */
    public static final String FORMAT_CONFIG = "pitwall.format";

    static final String DEFAULT_FORMAT = "packed";

    public StreamMessageSerde() {
        super(new MessageSerializer<>(), new MessageDeserializer<>(StreamMessage.class));
    }
}
