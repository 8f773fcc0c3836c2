package io.pitwall.client;

import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;

/**
 * The rows that the output buffers of one topic hold, by stream id and the name of the buffer. Rows outlive the rule that
 * releases them: after a restart they are there before anybody has said the rule again.
 */
interface HeldRows {

    /** Releases the rows of a buffer under this rule from now on; those held already, too. */
    void rule(String streamId, Packets rule);

    /**
     * The buffer of that name, empty if it holds nothing; under the rule said last, or under none if none was: then it only
     * gives back what it holds, with rows of equal time and tags merged. Valid during the current call only.
     */
    PacketBuffer get(String streamId, String name);

    /** Notes that what {@link #get} gave was changed; to be called after the change. */
    void changed(String streamId, String name);

    /** Forgets a buffer and its rule. */
    void remove(String streamId, String name);
}
