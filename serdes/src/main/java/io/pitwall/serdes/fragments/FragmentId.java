package io.pitwall.serdes.fragments;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/** The id that the fragments of one message share; unique among the messages of a key, if at all. */
public record FragmentId(FragmentForm form, Bytes id) {

    public FragmentId {
        requireNonNull(form, "form");
        requireNonNull(id, "id");
    }

    /** The id in hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(id.get());
    }
}
