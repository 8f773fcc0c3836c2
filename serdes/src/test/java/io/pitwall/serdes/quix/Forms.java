package io.pitwall.serdes.quix;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Every form that the format can write, and reading that says what it may. */
final class Forms {

    private Forms() {}

    static List<QuixWriting> all() {
        List<QuixWriting> forms = new ArrayList<>();
        for (QuixWriting.Wrapper wrapper : QuixWriting.Wrapper.values()) {
            for (TimeseriesCodecName codec : TimeseriesCodecName.values()) {
                for (QuixWriting.Events events : QuixWriting.Events.values()) {
                    QuixWriting form = QuixWriting.asTheSdk()
                            .withWrapper(wrapper)
                            .withCodec(codec)
                            .withEvents(events);
                    forms.add(form);
                    if (wrapper == QuixWriting.Wrapper.HEADER) {
                        forms.add(form.withCompression(QuixWriting.Compression.GZIP));
                    }
                }
            }
        }
        return forms;
    }

    /** A message written and read again. */
    static StreamMessage roundTrip(QuixWriting form, StreamMessage message) {
        Headers headers = new RecordHeaders();
        byte[] value = QuixFormat.writing(form).encode(headers, message);
        return QuixFormat.instance().decode(headers, value);
    }

    /** True when the value is a message; every other value must be refused as such, not fail in any other way. */
    static boolean isMessage(Headers headers, byte[] value) {
        try {
            QuixFormat.instance().decode(headers, value);
            return true;
        } catch (UnreadableMessageException e) {
            if (e.getMessage() == null || !e.getMessage().startsWith("format quix")) {
                throw new AssertionError("the message must name the format", e);
            }
            return false;
        }
    }
}
