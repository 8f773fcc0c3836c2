package io.pitwall.cli.read;

import io.pitwall.data.ParameterData;
import io.pitwall.serdes.MessageFormats;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.fragments.Fragment;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Tells the format of records, from headers and first bytes; they need not be readable. */
final class RecordFormats {

    private static final List<String> NAMES = List.of("packed", "plain", "quix");

    private final MessageFormats formats = MessageFormats.all();

    /**
     * {@code packed}, {@code plain}, {@code quix}, {@code registry}, {@code fragments}, {@code empty} or {@code other}; null where
     * the record does not tell: properties, definitions and ends are written alike in packed and plain.
     */
    @Nullable
    String of(Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return "empty";
        }
        if (Fragment.isIn(headers, value)) {
            return "fragments";
        }
        for (String name : NAMES) {
            if (formats.named(name).recognises(headers, value)) {
                return name.equals("plain") && !isData(headers, value) ? null : name;
            }
        }
        // The magic byte and the id of a schema, which only the registry knows.
        return value.length > 5 && value[0] == 0 ? "registry" : "other";
    }

    private boolean isData(Headers headers, byte[] value) {
        try {
            return formats.decode(headers, value) instanceof ParameterData;
        } catch (UnreadableMessageException e) {
            return true;
        }
    }
}
