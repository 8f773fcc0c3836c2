package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketHeadTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "1, -1, 127",
        "127, 1700000000000, 128",
        "128, -9223372036854775808, 1",
        "2147483647, 9223372036854775807, 9223372036854775805",
        // It goes round after 2^31 heads of a stream that never ends.
        "-2147483648, 1, 1",
        "-1, 1, 1",
        "0, , 1",
        "-1, , 9223372036854775805"
    })
    void whatIsReadIsWhatWasWritten(int sequence, @Nullable Long arrivalMs, long nextSlot) {
        OptionalLong lastArrivalMs = arrivalMs == null ? OptionalLong.empty() : OptionalLong.of(arrivalMs);
        byte[] segments = PacketHead.ofSegments(sequence, lastArrivalMs, nextSlot);
        PacketHead head = PacketHead.read(segments);
        assertThat(head.version()).isEqualTo(5);
        assertThat(head.sequence()).isEqualTo(sequence);
        assertThat(head.lastArrivalMs()).isEqualTo(lastArrivalMs);
        assertThat(head.nextSlot(segments)).isEqualTo(nextSlot);

        byte[] inline = PacketHead.ofRows(sequence, lastArrivalMs, new byte[] {9, 9, 5, 6}, 2);
        PacketHead ofRows = PacketHead.read(inline);
        assertThat(ofRows.sequence()).isEqualTo(sequence);
        assertThat(ofRows.lastArrivalMs()).isEqualTo(lastArrivalMs);
        assertThat(inline).endsWith(5, 6).hasSize(ofRows.restAt() + 2);
    }

    @Test
    void theSmallestHeadsTakeTwoBytes() {
        assertThat(PacketHead.ofRows(127, OptionalLong.empty(), new byte[] {7}, 0))
                .containsExactly(4, 127, 7);
        assertThat(PacketHead.ofRows(1, OptionalLong.of(-1), new byte[] {7}, 0)).containsExactly(5, 1, 1, 7);
        assertThat(PacketHead.ofSegments(1, OptionalLong.empty(), 2)).containsExactly(4, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "02 00000001",
                "03",
                "03 01",
                "04",
                "04 01",
                "04 808080801001 00",
                "04 01 0101",
                "05",
                "05 01",
                "05 01 02",
                "05 01 02 0101",
                "03 808080801001 00",
                "03 01 ffffffffffffffffff7f 01",
                "03 01 02 0101",
                "03 01 02",
                "02 00000001 0000000000000001 01"
            })
    void whatIsNoHeadOfSegmentsIsReported(String hex) {
        byte[] stored = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThatThrownBy(() -> PacketHead.read(stored).nextSlot(stored))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageStartingWith("the head of a packet buffer");
    }

    @Test
    void aLaterVersionIsRefused() {
        assertThatThrownBy(() -> PacketHead.read(new byte[] {6, 1, 2}))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessage("the head of a packet buffer is stored in version 6, this Pitwall reads up to version 5");
    }
}
