package io.pitwall.serdes.quix;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.fragments.Fragment;

/** What a record value turns out to be. */
sealed interface QuixContent {

    /** A content that names its model and codec; the SDK calls it a package. */
    record Parcel(String model, String codec, Slice content) implements QuixContent {}

    /** A message that has been read. */
    record Message(StreamMessage message) implements QuixContent {}

    /** Bytes that are no package, or hold something that is no model. */
    record Raw(Slice bytes, String reason) implements QuixContent {}

    /** A part of a message that was too large for one record. */
    record Part(Fragment fragment) implements QuixContent {}
}
