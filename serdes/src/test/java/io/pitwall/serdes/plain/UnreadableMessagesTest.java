package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What people are told about bytes that cannot be read: the format, where, and what was expected there. */
class UnreadableMessagesTest {

    private static void assertRefused(byte[] value, String text) {
        assertThatThrownBy(() -> PlainFormat.instance().decode(value))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage(text);
    }

    private static void assertRefused(CraftedMessage crafted, String text) {
        assertRefused(crafted.bytes(), text);
    }

    @Test
    void tooShortForAPrefix() {
        assertRefused(
                Arrays.copyOf(CraftedMessage.of(StreamEnd.class).bytes(), 9),
                "format plain: expected 10 bytes of marker and schema fingerprint, but the value has 9");
    }

    @Test
    void unknownFingerprint() {
        assertThatThrownBy(() -> PlainFormat.instance()
                        .decode(CraftedMessage.withFingerprint(0x0123_4567_89ab_cdefL)
                                .numbers(0)
                                .bytes()))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format plain, byte 2: the schema fingerprint 0123456789abcdef is not one of ")
                .hasMessageContaining(" (ParameterData), ")
                .hasMessageEndingWith(" (StreamEnd)");
    }

    @Test
    void cutShort() {
        assertRefused(
                CraftedMessage.of(ParameterData.class).numbers(2, 1),
                "format plain, before byte 11: expected at most 1 items, as many as bytes are left, but the count is 2");
        assertRefused(
                CraftedMessage.of(ParameterData.class).numbers(2, 1, 2),
                "format plain, byte 13: expected more of the ParameterData, but the value ends here");
        assertRefused(
                CraftedMessage.of(ParameterData.class)
                        .numbers(1, 7, 0, 1)
                        .text("a")
                        .numbers(1, 1)
                        .raw(new byte[7]),
                "format plain, byte 25: expected more of the ParameterData, but the value ends here");
    }

    @Test
    void bytesBehindTheMessage() {
        assertRefused(
                CraftedMessage.of(StreamEnd.class).numbers(0, 0),
                "format plain, before byte 11: expected the end of the StreamEnd, but bytes follow");
    }

    @Test
    void lengths() {
        assertRefused(
                CraftedMessage.of(EventBatch.class).numbers(1, 7, Integer.MAX_VALUE, 0, 0),
                "format plain, before byte 17: expected a string of at most 2 bytes, as many as are left, but its length"
                        + " is 2147483647");
        assertRefused(
                CraftedMessage.of(ParameterData.class)
                        .numbers(1, 7, 0, 0, 0, 1)
                        .text("b")
                        .numbers(1, 1, -1),
                "format plain, before byte 21: expected a bytes value of at most 0 bytes, as many as are left, but its"
                        + " length is -1");
    }

    @Test
    void numbersThatAreTooLong() {
        byte[] elevenBytes = new byte[11];
        Arrays.fill(elevenBytes, (byte) 0xFF);
        assertRefused(
                CraftedMessage.of(ParameterData.class).raw(elevenBytes),
                "format plain, before byte 14 of 21: this is no ParameterData: Invalid long encoding");
    }

    @Test
    void branchesOfUnions() {
        assertRefused(
                CraftedMessage.of(StreamProperties.class).numbers(2, 0),
                "format plain, before byte 11: expected 0 (null) or 1 (a value) of a union, but it is 2");
    }

    @Test
    void positionsOfEnums() {
        assertRefused(
                CraftedMessage.of(StreamEnd.class).numbers(3),
                "format plain, before byte 11: expected a number below 3 for EndType, but it is 3");
        assertRefused(
                CraftedMessage.of(EventDefinitions.class)
                        .numbers(1)
                        .text("e")
                        .text("")
                        .numbers(0, 0, 0, -1, 0, 0),
                "format plain, before byte 18: expected a number below 6 for EventLevel, but it is -1");
    }

    @Test
    void cellsOfColumns() {
        CraftedMessage twoTimes =
                CraftedMessage.of(ParameterData.class).numbers(2, 7, 8, 0, 1).text("Speed");
        byte[] one = CraftedMessage.of(ParameterData.class)
                .numbers(2, 7, 8, 0, 1)
                .text("Speed")
                .numbers(1, 0, 0, 0, 0, 0, 0)
                .bytes();
        assertRefused(
                one, "format plain, before byte 24: expected 2 cells in column 'Speed', one per time, but there are 1");
        assertRefused(
                twoTimes.numbers(3, 0, 0, 0, 0, 0, 0),
                "format plain, before byte 22: expected at most 2 more cells in column 'Speed', one per time, but there"
                        + " are 3");
    }

    @Test
    void aColumnThatIsThereTwice() {
        assertRefused(
                CraftedMessage.of(ParameterData.class)
                        .numbers(0, 2)
                        .text("a")
                        .numbers(0)
                        .text("a")
                        .numbers(0, 0, 0, 0, 0),
                "format plain, before byte 22 of 22: this is no ParameterData: parameter 'a' (number) is there twice");
        assertRefused(
                CraftedMessage.of(ParameterData.class)
                        .numbers(0, 0, 0, 0, 1)
                        .text("a")
                        .numbers(0, 1)
                        .text("a")
                        .numbers(0, 0),
                "format plain, before byte 23 of 23: this is no ParameterData: tag 'a' (text) is there twice");
    }

    @Test
    void valuesThatTheModelRefuses() {
        assertRefused(
                CraftedMessage.of(EventDefinitions.class)
                        .numbers(1)
                        .text("")
                        .text("")
                        .numbers(0, 0, 0, 2, 0, 0),
                "format plain, before byte 17 of 19: this is no EventDefinitions: an event definition must have an id,"
                        + " but it is empty");
    }

    @Test
    void textsThatAreNotUtf8() {
        assertRefused(
                CraftedMessage.of(StreamProperties.class).numbers(1, 2).raw((byte) 0xC0, (byte) 0x80),
                "format plain, before byte 14: expected a string in UTF-8, but its 2 bytes are not");
    }
}
