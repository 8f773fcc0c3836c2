package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.fuzz.FuzzInput;
import io.pitwall.serdes.fuzz.GuardedReading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** {@link GuardedReading} of the plain format: refusals name it, and what was read can be written and read again. */
final class Reading {

    private static final PlainFormat FORMAT = PlainFormat.instance();
    private static final GuardedReading<StreamMessage> READING =
            new GuardedReading<>(input -> FORMAT.decode(input.value()));

    private Reading() {}

    /** The message, or null if the bytes are refused as they should be; anything else fails. */
    static @Nullable StreamMessage of(byte[] bytes) {
        GuardedReading.Result<StreamMessage> result = READING.of(new FuzzInput(new RecordHeaders(), bytes));
        if (result.refusal() != null) {
            assertThat(result.refusal()).hasMessageStartingWith("format plain");
            return null;
        }
        StreamMessage message = result.value();
        assertThat(message).isNotNull();
        assertThat(FORMAT.decode(FORMAT.encode(message))).isEqualTo(message);
        return message;
    }
}
