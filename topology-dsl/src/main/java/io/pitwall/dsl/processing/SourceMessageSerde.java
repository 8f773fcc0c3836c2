package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Messages of an input topic: as {@link StreamMessageSerde}, but a record without a value is unreadable. */
public final class SourceMessageSerde extends Serdes.WrapperSerde<StreamMessage> {

    public SourceMessageSerde() {
        this(new StreamMessageSerde());
    }

    private SourceMessageSerde(StreamMessageSerde serde) {
        super(serde.serializer(), new RefusingTombstones(serde.deserializer()));
    }

    private record RefusingTombstones(Deserializer<StreamMessage> messages) implements Deserializer<StreamMessage> {

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            messages.configure(configs, isKey);
        }

        @Override
        public void close() {
            messages.close();
        }

        @Override
        public StreamMessage deserialize(String topic, byte @Nullable [] value) {
            return messages.deserialize(topic, present(value));
        }

        @Override
        public StreamMessage deserialize(String topic, Headers headers, byte @Nullable [] value) {
            return messages.deserialize(topic, headers, present(value));
        }

        private static byte[] present(byte @Nullable [] value) {
            if (value == null) {
                throw new UnreadableMessageException(
                        "the record has no value (a tombstone): streams are ended by an end message, not deleted");
            }
            return value;
        }
    }

    @Override
    public Serializer<StreamMessage> serializer() {
        return super.serializer();
    }
}
