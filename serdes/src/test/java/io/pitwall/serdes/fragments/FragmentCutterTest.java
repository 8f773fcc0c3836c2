package io.pitwall.serdes.fragments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentCutterTest {

    private static final String KEY = "car-1";
    private static final byte[] KEY_BYTES = KEY.getBytes(UTF_8);

    private final Headers none = new RecordHeaders();
    private final Headers model = new RecordHeaders().add("__Q_ModelKey", new byte[] {'E'});

    private static byte[] message(int bytes) {
        byte[] message = new byte[bytes];
        new Random(bytes).nextBytes(message);
        message[0] = '{';
        return message;
    }

    private static byte[] slices(List<CutRecord> records) {
        ByteArrayOutputStream slices = new ByteArrayOutputStream();
        for (CutRecord record : records) {
            slices.writeBytes(fragment(record).slice());
        }
        return slices.toByteArray();
    }

    private static Fragment fragment(CutRecord record) {
        Fragment fragment = Fragment.of(record.headers(), record.value());
        assertThat(fragment).isNotNull();
        return fragment;
    }

    /** Values of at most 50 bytes, 40 without the prefix: 255 parts take 10200. */
    @ParameterizedTest
    @CsvSource({"48, 0", "50, 0", "51, 2", "80, 2", "81, 3", "10190, 255", "10200, 255"})
    void cutsWithPrefixes(int bytes, int parts) {
        FragmentCutter cutter = FragmentCutter.inPrefix(Records.limitForValue(KEY, none, 50), () -> -7);
        byte[] message = message(bytes);

        List<CutRecord> records = cutter.cut(KEY_BYTES, message, none);

        if (parts == 0) {
            assertThat(records).singleElement().satisfies(record -> {
                assertThat(record.value()).isSameAs(message);
                assertThat(record.headers()).isSameAs(none);
            });
            return;
        }
        assertThat(records)
                .extracting(record -> fragment(record).index())
                .containsExactlyElementsOf(IntStream.range(0, parts).boxed().toList());
        assertThat(records).allSatisfy(record -> {
            assertThat(fragment(record).count()).isEqualTo(parts);
            assertThat(fragment(record).id()).hasToString("f9ffffff");
        });
        assertThat(slices(records)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"50, 0", "201, 5", "12800, 256", "12801, 257", "40000, 800", "25600, 512"})
    void cutsWithHeaders(int bytes, int parts) {
        Headers cutHeaders = HeaderForm.write(model, new byte[16], 0, 1);
        RecordLimit limit = Records.limitForValue(KEY, cutHeaders, 50);
        byte[] message = message(bytes);
        if (parts == 0) {
            assertThat(FragmentCutter.inHeaders(limit).cut(KEY_BYTES, message, model))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isSameAs(message));
            return;
        }

        List<CutRecord> records =
                FragmentCutter.inHeaders(limit, () -> new UUID(1, 2)).cut(KEY_BYTES, message, model);

        assertThat(records).hasSize(parts).allSatisfy(record -> {
            assertThat(fragment(record).count()).isEqualTo(parts);
            assertThat(fragment(record).id()).hasToString("00000000000000010000000000000002");
            assertThat(HeaderForm.without(record.headers())).isEqualTo(model);
        });
        assertThat(slices(records)).isEqualTo(message);
    }

    @Test
    void everyMessageHasAnotherId() {
        RecordLimit limit = Records.limitForValue(KEY, none, 300);
        for (FragmentCutter cutter : List.of(FragmentCutter.inHeaders(limit), FragmentCutter.inPrefix(limit))) {
            assertThat(fragment(cutter.cut(KEY_BYTES, message(400), none).get(0))
                            .id())
                    .isNotEqualTo(
                            fragment(cutter.cut(KEY_BYTES, message(400), none).get(0))
                                    .id());
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        RecordLimit fifty = Records.limitForValue(KEY, none, 50);
        assertThatThrownBy(() -> FragmentCutter.inPrefix(fifty).cut(KEY_BYTES, message(10_201), none))
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessage("the message has 10201 bytes; records of " + fifty.bytes()
                        + " bytes take at most 10200 with this key and headers, 255 parts in the prefix form");
        assertThatThrownBy(() -> FragmentCutter.inPrefix(new RecordLimit(80)).cut(KEY_BYTES, message(100), none))
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessageStartingWith("the message has 100 bytes; records of 80 bytes take at most 0 with");
        assertThatThrownBy(() -> FragmentCutter.inHeaders(fifty).cut(KEY_BYTES, message(51), none))
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessage("a record may have " + fifty.bytes()
                        + " bytes; key and headers leave no room for a slice of the message (51 bytes)");
    }

    @Test
    void refusesWhatIsAFragmentAlready() {
        RecordLimit limit = Records.limitForValue(KEY, none, 300);
        CutRecord headed = FragmentCutter.inHeaders(limit)
                .cut(KEY_BYTES, message(400), none)
                .get(0);
        CutRecord prefixed = FragmentCutter.inPrefix(limit)
                .cut(KEY_BYTES, message(400), none)
                .get(0);

        assertThatThrownBy(() -> FragmentCutter.inHeaders(limit).cut(KEY_BYTES, headed.value(), headed.headers()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the message is itself a fragment: it has the headers of one; join it before it is cut"
                        + " again");
        assertThatThrownBy(() -> FragmentCutter.inPrefix(limit).cut(KEY_BYTES, prefixed.value(), none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the message is itself a fragment, or readers would take it for one: it starts with the"
                        + " prefix");
    }

    @Test
    void thePrefixDoesNotGoWithHeadersThatNameTheModel() {
        RecordLimit limit = Records.limitForValue(KEY, model, 300);
        assertThatThrownBy(() -> FragmentCutter.inPrefix(limit).cut(KEY_BYTES, message(400), model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the headers name the model of the message, so readers would not look for a prefix; the"
                        + " header form goes with them");
    }
}
