package io.pitwall.serdes.fragments;

import io.pitwall.serdes.UnreadableMessageException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the fragments of messages and passes on everything else, in the order of each key.
 *
 * <p>While a message is incomplete, later records of its key wait, and no others. The first fragment opens a message, the
 * others must follow in order; those of other messages may come between. Fragments belong together by partition, key and
 * id. A joined record has position, timestamp and headers of its first fragment. Nothing is lost silently: every record
 * has an {@link Outcome}, every message that is given up is {@link Dropped}.
 *
 * <p>Not safe for use by several threads.
 */
public final class FragmentJoiner {

    private final JoinLimits limits;
    private final InstantSource clock;
    private final HeldMessages held;
    private final SettledMessages settled;

    /** Goes on with what the streams hold, each message with its whole time to live. */
    public FragmentJoiner(JoinLimits limits, HeldStreams streams, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.held = new HeldMessages(streams, clock.millis());
        this.settled = new SettledMessages(limits.settledBytes());
    }

    /**
     * Takes the next record of its partition. Expired messages are dropped first, but not the one that goes on with this
     * record: a reader that was held up must not take its own delay for the producer's.
     */
    public Joined add(RawRecord record) {
        long nowMs = clock.millis();
        List<RawRecord> released = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        Outcome outcome;
        try {
            Fragment fragment = Fragment.of(record.headers(), record.value());
            if (fragment != null) {
                renew(record.partitionKey(), fragment, nowMs);
            }
            expire(nowMs, released, dropped);
            outcome = take(record, fragment, nowMs, released, dropped);
        } catch (UnreadableMessageException e) {
            expire(nowMs, released, dropped);
            outcome = new Outcome.Refused(String.valueOf(e.getMessage()));
        }
        while (held.heapBytes() > limits.heldBytes() || held.messageCount() > limits.maxMessages()) {
            drop(held.victim(record.partitionKey(), limits.heldBytes()), Dropped.Reason.EVICTED, released, dropped);
        }
        return new Joined(outcome, released, dropped);
    }

    /** Drops what has expired by now; to be called now and then, because without records nothing else does. */
    public Swept sweep() {
        List<RawRecord> released = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        expire(clock.millis(), released, dropped);
        return new Swept(released, dropped);
    }

    /** The heap that is taken, about; never more than {@link JoinLimits#maxBytes} between calls. */
    public long heapBytes() {
        return held.heapBytes() + settled.heapBytes();
    }

    /** The number of incomplete messages. */
    public int messageCount() {
        return held.messageCount();
    }

    private void expire(long nowMs, List<RawRecord> released, List<Dropped> dropped) {
        long untilMs = nowMs - limits.timeToLive().toMillis();
        for (MessageAddress expired = held.eldestUntil(untilMs); expired != null; expired = held.eldestUntil(untilMs)) {
            drop(expired, Dropped.Reason.EXPIRED, released, dropped);
        }
        settled.forgetUntil(untilMs);
    }

    private void drop(MessageAddress address, Dropped.Reason reason, List<RawRecord> released, List<Dropped> dropped) {
        dropped.add(new Dropped(held.remove(address, released), reason));
    }

    private void renew(PartitionKey key, Fragment fragment, long nowMs) {
        MessageAddress address = new MessageAddress(key, fragment.id());
        PartialMessage message = held.get(address);
        if (message != null && fragment.index() == message.received() && fragment.count() == message.count()) {
            held.renew(address, nowMs);
        }
    }

    private Outcome take(
            RawRecord record,
            @Nullable Fragment fragment,
            long nowMs,
            List<RawRecord> released,
            List<Dropped> dropped) {
        if (fragment == null) {
            held.add(record, released);
            return new Outcome.Whole();
        }
        MessageAddress address = new MessageAddress(record.partitionKey(), fragment.id());
        PartialMessage message = held.get(address);
        if (message == null) {
            return open(address, record, fragment, nowMs, released);
        }
        String conflict = conflict(message, fragment);
        if (conflict != null) {
            drop(address, Dropped.Reason.CONTESTED, released, dropped);
            return refuse(address, conflict, nowMs);
        }
        if (fragment.index() < message.received()) {
            return new Outcome.Duplicate();
        }
        if (fragment.index() > message.received()) {
            drop(address, Dropped.Reason.GAP, released, dropped);
            return new Outcome.Orphan(fragment + " came, but part " + message.received() + " did not; "
                    + message.first().position() + " had the first");
        }
        if (message.heapBytes() + cost(fragment) > limits.heldBytes()) {
            drop(address, Dropped.Reason.TOO_LARGE, released, dropped);
            return refuse(address, tooLarge(fragment), nowMs);
        }
        return append(address, message, fragment, nowMs, released);
    }

    private Outcome open(
            MessageAddress address, RawRecord record, Fragment fragment, long nowMs, List<RawRecord> released) {
        SettledMessages.Settled end = settled.get(address);
        if (end != null && end.refusal() != null) {
            return refuse(address, end.refusal(), nowMs);
        }
        boolean idsComeAgain = fragment.id().form() == FragmentForm.PREFIX;
        if (end != null && !(idsComeAgain && fragment.index() == 0)) {
            return new Outcome.Duplicate();
        }
        if (fragment.index() != 0) {
            return new Outcome.Orphan(fragment + " came, but none of the parts before it");
        }
        PartialMessage message = PartialMessage.opened(record, fragment, nowMs);
        long least = message.heapBytes() + (fragment.count() - 1L) * PartialMessage.SLICE_BYTES;
        if (least > limits.heldBytes()) {
            return refuse(address, tooLarge(fragment), nowMs);
        }
        settled.remove(address);
        held.open(address, message);
        return progress(address, message, nowMs, released);
    }

    private Outcome append(
            MessageAddress address, PartialMessage message, Fragment fragment, long nowMs, List<RawRecord> released) {
        held.append(address, message, fragment.slice(), nowMs);
        return progress(address, message, nowMs, released);
    }

    private Outcome progress(MessageAddress address, PartialMessage message, long nowMs, List<RawRecord> released) {
        if (!message.isComplete()) {
            return new Outcome.Pending(message.received(), message.count());
        }
        held.complete(address, released);
        settled.complete(address, nowMs);
        return new Outcome.Complete();
    }

    private Outcome refuse(MessageAddress address, String reason, long nowMs) {
        settled.refuse(address, reason, nowMs);
        return new Outcome.Refused(reason);
    }

    private String tooLarge(Fragment fragment) {
        return fragment + ": the message is larger than the " + limits.maxBytes() + " bytes that may be held";
    }

    private static long cost(Fragment fragment) {
        return (long) fragment.slice().length + PartialMessage.SLICE_BYTES;
    }

    /** Why the fragment cannot belong to the message that has its id; null if it can. */
    private static @Nullable String conflict(PartialMessage message, Fragment fragment) {
        if (fragment.count() != message.count()) {
            return fragment + ": the parts before said that there are " + message.count() + other(message);
        }
        if (fragment.index() < message.received()
                && !Arrays.equals(fragment.slice(), message.slices().get(fragment.index()))) {
            return fragment + " came before with other bytes" + other(message);
        }
        return null;
    }

    private static String other(PartialMessage message) {
        return "; two messages of one key have the same id, the other one begins at "
                + message.first().position();
    }
}
