package io.pitwall.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;

/**
 * How a value of a state becomes bytes and comes back.
 *
 * <pre>
 * l int64    d IEEE 754 binary64    b 00 | 01    s UTF-8    x bytes    o what the serde makes
 * </pre>
 *
 * <p>Numbers are big endian.
 *
 * @param code stored with each value, so that a state of another type is told from a broken one
 * @param name for messages
 */
record ValueType<T>(char code, String name, Function<T, byte[]> encode, Function<byte[], T> decode) {

    private static final String NO_TOPIC = "";

    /** The types that need no serde. */
    private static final List<Class<?>> KNOWN =
            List.of(Long.class, Double.class, Boolean.class, String.class, byte[].class);

    /** @throws IllegalArgumentException if it is not one of the types that need no serde */
    @SuppressWarnings("unchecked")
    static <T> ValueType<T> of(Class<T> type) {
        requireNonNull(type, "type");
        if (type == Long.class) {
            return (ValueType<T>) new ValueType<>('l', "Long", ValueType::int64, bytes -> ByteBuffer.wrap(bytes)
                    .getLong());
        } else if (type == Double.class) {
            return (ValueType<T>) new ValueType<Double>(
                    'd', "Double", value -> int64(Double.doubleToRawLongBits(value)), bytes -> ByteBuffer.wrap(bytes)
                            .getDouble());
        } else if (type == Boolean.class) {
            return (ValueType<T>) new ValueType<Boolean>(
                    'b', "Boolean", value -> new byte[] {(byte) (value ? 1 : 0)}, bytes -> bytes[0] != 0);
        } else if (type == String.class) {
            return (ValueType<T>) new ValueType<String>(
                    's', "String", value -> value.getBytes(UTF_8), bytes -> new String(bytes, UTF_8));
        } else if (type == byte[].class) {
            return (ValueType<T>) new ValueType<byte[]>('x', "byte[]", byte[]::clone, byte[]::clone);
        }
        throw new IllegalArgumentException("a state of " + type.getName() + " needs a serde; without one there are "
                + String.join(", ", KNOWN.stream().map(Class::getSimpleName).toList()));
    }

    static <T> ValueType<T> of(Serde<T> serde) {
        requireNonNull(serde, "serde");
        // Copied, because a serde such as that of byte[] hands on the very bytes, which the user may change then.
        return new ValueType<>(
                'o',
                "objects of a serde",
                value -> requireNonNull(
                                serde.serializer().serialize(NO_TOPIC, value),
                                "the serde made null of a value of a state")
                        .clone(),
                bytes -> requireNonNull(
                        serde.deserializer().deserialize(NO_TOPIC, bytes.clone()),
                        "the serde made null of a stored value"));
    }

    private static byte[] int64(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
