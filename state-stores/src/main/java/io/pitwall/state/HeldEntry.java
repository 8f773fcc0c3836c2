package io.pitwall.state;

import io.pitwall.serdes.fragments.FragmentId;
import io.pitwall.serdes.fragments.RawRecord;

/** What one slot of a held stream has; {@link HeldStreamFormat} has the bytes. */
sealed interface HeldEntry {

    /** A whole record that waits. */
    record WholeRecord(RawRecord record) implements HeldEntry {}

    /** The first fragment of a message, without its slice. */
    record Opening(FragmentId id, int count, RawRecord first) implements HeldEntry {}

    /** A slice of the message that was opened in a slot. */
    final class SliceOf implements HeldEntry {

        final long opening;
        final int index;
        final long arrivalMs;
        final byte[] octets;

        /**
         * @param opening the slot of the message's opening
         * @param arrivalMs when it came, milliseconds since the Unix epoch
         */
        SliceOf(long opening, int index, long arrivalMs, byte[] octets) {
            this.opening = opening;
            this.index = index;
            this.arrivalMs = arrivalMs;
            this.octets = octets;
        }
    }
}
