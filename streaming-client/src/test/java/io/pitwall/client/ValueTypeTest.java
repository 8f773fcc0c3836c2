package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/** The bytes of states, which are read for ever. */
class ValueTypeTest {

    private static <T> void assertGolden(ValueType<T> type, T value, char code, String hex) {
        assertThat(type.code()).isEqualTo(code);
        assertThat(type.encode().apply(value)).asHexString().isEqualToIgnoringCase(hex);
        assertThat(type.decode().apply(HexFormat.of().parseHex(hex))).isEqualTo(value);
    }

    @Test
    void goldenBytes() {
        assertGolden(ValueType.of(Long.class), -1L, 'l', "ffffffffffffffff");
        assertGolden(ValueType.of(Long.class), 0L, 'l', "0000000000000000");
        assertGolden(ValueType.of(Double.class), -0.0, 'd', "8000000000000000");
        assertGolden(ValueType.of(Double.class), Double.NaN, 'd', "7ff8000000000000");
        assertGolden(ValueType.of(Boolean.class), true, 'b', "01");
        assertGolden(ValueType.of(Boolean.class), false, 'b', "00");
        assertGolden(ValueType.of(String.class), "ü", 's', "c3bc");
        assertGolden(ValueType.of(byte[].class), new byte[] {1, -1}, 'x', "01ff");
        assertGolden(ValueType.of(Serdes.Integer()), 7, 'o', "00000007");
    }

    @Test
    void bytesAreCopied() {
        ValueType<byte[]> type = ValueType.of(byte[].class);
        byte[] value = {1};
        byte[] stored = type.encode().apply(value);
        value[0] = 2;
        assertThat(stored).containsExactly(1);
    }

    @Test
    void bytesThatASerdeHandsOnAreCopiedToo() {
        ValueType<byte[]> type = ValueType.of(Serdes.ByteArray());
        byte[] value = {1};
        byte[] stored = type.encode().apply(value);
        value[0] = 2;
        type.decode().apply(stored)[0] = 3;
        assertThat(stored).containsExactly(1);
    }

    @Test
    void otherTypesNeedASerde() {
        assertThatThrownBy(() -> ValueType.of(Integer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a state of java.lang.Integer needs a serde; without one there are Long, Double, Boolean,"
                        + " String, byte[]");
    }
}
