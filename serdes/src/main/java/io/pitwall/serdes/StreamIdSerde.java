package io.pitwall.serdes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stream ids as record keys: UTF-8, as Kafka's own string serde writes it, but strict on reading.
 *
 * <p>A missing key and bytes that are not UTF-8 throw {@link UnreadableMessageException}: read leniently, two streams
 * could become one.
 */
public final class StreamIdSerde extends Serdes.WrapperSerde<String> {

    public StreamIdSerde() {
        super(new StringSerializer(), new StrictDeserializer());
    }

    private static final class StrictDeserializer implements Deserializer<String> {

        @Override
        public String deserialize(String topic, byte @Nullable [] key) {
            if (key == null) {
                throw new UnreadableMessageException("the record has no key: the key must be the stream id");
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(key))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new UnreadableMessageException(
                        "the record key is not UTF-8, so it is no stream id: "
                                + HexFormat.ofDelimiter(" ").formatHex(key, 0, Math.min(32, key.length)),
                        e);
            }
        }
    }
}
