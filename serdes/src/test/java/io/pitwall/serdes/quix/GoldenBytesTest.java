package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.plain.SampleMessages;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are written stay readable, whatever becomes of the code. */
class GoldenBytesTest {

    /** Each kind of message as the SDK writes it, and a table in every wrapper and codec. */
    static Stream<Arguments> samples() {
        Map<String, StreamMessage> typical = new LinkedHashMap<>(SampleMessages.typical());
        Stream<Arguments> kinds = typical.entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), QuixWriting.asTheSdk(), entry.getValue()));
        Stream<Arguments> forms = Forms.all().stream()
                .filter(form -> form.events() == QuixWriting.Events.ARRAY)
                // Compressed bytes are those of the JDK in use.
                .filter(form -> form.compression() == QuixWriting.Compression.NONE)
                .map(form -> Arguments.of(
                        "table-" + form.wrapper().name().toLowerCase(Locale.ROOT) + "-"
                                + form.codec().id(),
                        form,
                        SampleMessages.rows(7)));
        return Stream.concat(kinds, forms);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void oldBytesAreReadAndWrittenAgain(String name, QuixWriting form, StreamMessage message) throws IOException {
        Headers headers = new RecordHeaders();
        byte[] written = QuixFormat.writing(form).encode(headers, message);
        byte[] golden = golden(name);

        assertThat(written).isEqualTo(golden);
        assertThat(Canonical.of(QuixFormat.instance().decode(headers, golden))).isEqualTo(Canonical.of(message));
    }

    private static byte[] golden(String name) throws IOException {
        String resource = "/golden/quix-v1/" + name + ".bin";
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return in.readAllBytes();
        }
    }
}
