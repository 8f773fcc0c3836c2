package io.pitwall.serdes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Stream ids as record keys: UTF-8, as Kafka's own string serde has it, but strict: leniently, two streams could become
 * one.
 *
 * <p>Reading a missing key, or bytes that are not UTF-8, throws {@link UnreadableMessageException}; writing half of a
 * surrogate pair throws {@link SerializationException}, and null stays null. Safe for use by several threads.
 */
public final class StreamIdSerde extends Serdes.WrapperSerde<String> {

    public StreamIdSerde() {
        super(new StrictSerializer(), new StrictDeserializer());
    }

    private static final class StrictSerializer implements Serializer<String> {

        @Override
        public byte @Nullable [] serialize(String topic, @Nullable String streamId) {
            if (streamId == null) {
                return null;
            }
            if (isAscii(streamId)) {
                return streamId.getBytes(StandardCharsets.ISO_8859_1);
            }
            try {
                ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(streamId));
                byte[] key = new byte[bytes.remaining()];
                bytes.get(key);
                return key;
            } catch (CharacterCodingException e) {
                throw new SerializationException(
                        "the stream id '" + streamId + "' holds half of a surrogate pair, so UTF-8 cannot write it", e);
            }
        }

        /** Nearly all ids are, and need no encoder, which takes as long to make as a small packet to write. */
        private static boolean isAscii(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= 0x80) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class StrictDeserializer implements Deserializer<String> {

        @Override
        public String deserialize(String topic, byte @Nullable [] key) {
            if (key == null) {
                throw new UnreadableMessageException("the record has no key: the key must be the stream id");
            }
            if (isAscii(key)) {
                return new String(key, StandardCharsets.ISO_8859_1);
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

        private static boolean isAscii(byte[] bytes) {
            for (byte one : bytes) {
                if (one < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
