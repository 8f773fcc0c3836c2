package io.pitwall.serdes.fuzz;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.MessageFormat;
import io.pitwall.serdes.MessageFormats;
import io.pitwall.serdes.plain.SampleMessages;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Valid messages to start from: every sample in every format that can express it. */
final class FuzzSeeds {

    /** A format joins by its name. */
    static final List<String> FORMATS = List.of("plain", "quix");

    /** Larger ones only make the cases slow. */
    private static final int MAX_BYTES = 3_000;

    private FuzzSeeds() {}

    static List<FuzzInput> all() {
        return FORMATS.stream()
                .map(MessageFormats.all()::named)
                .flatMap(format -> SampleMessages.all().values().stream().flatMap(message -> seed(format, message)))
                .toList();
    }

    /** None if the sample is large, or is one that the format cannot express. */
    private static Stream<FuzzInput> seed(MessageFormat format, StreamMessage message) {
        Headers headers = new RecordHeaders();
        try {
            FuzzInput seed = new FuzzInput(headers, format.encode(headers, message));
            return seed.size() <= MAX_BYTES ? Stream.of(seed) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
