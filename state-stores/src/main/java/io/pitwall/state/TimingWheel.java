package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Deadlines of streams in wall-clock milliseconds: one per stream id, found when they are due without scanning.
 *
 * <p>A hierarchical timing wheel (Varghese and Lauck, "Hashed and Hierarchical Timing Wheels", 1987, scheme 7): seven
 * levels of 64 slots, a slot of level n spanning 64<sup>n</sup> ms. An entry lies in the slot its deadline falls into,
 * on the lowest level that reaches it, and moves down when that slot comes up. Putting a deadline off, which streams
 * do with every record, only changes a field: the entry moves when its old slot comes up.
 *
 * <p>{@link #schedule} and {@link #cancel} are O(1); {@link #advanceTo} visits at most 64 slots per level however far
 * the clock jumps. When the clock goes back, entries are filed anew. Not thread safe.
 */
public final class TimingWheel {

    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final int LEVELS = 7;

    /** Clock corrections up to this are waited out instead of filing everything anew. */
    private static final long SMALL_STEP_BACK_MS = 1000;

    private final Map<String, Timer> timers = new HashMap<>();
    private final Timer[] slots = new Timer[LEVELS * SLOTS];

    /** Deadlines not after {@link #timeMs}. */
    private final Timer due = Timer.list();

    /** What a running {@link #advanceTo} has still to look at. */
    private final Timer firing = Timer.list();

    /** Slots that begin at or before this time are empty. */
    private long timeMs;

    /** A wheel without deadlines. */
    public TimingWheel() {
        for (int i = 0; i < slots.length; i++) {
            slots[i] = Timer.list();
        }
    }

    /** Sets the deadline of a stream, in place of the one it had. */
    public void schedule(String id, long deadlineMs) {
        Timer timer = timers.get(id);
        if (timer == null) {
            timer = new Timer(requireNonNull(id, "id"));
            timers.put(id, timer);
        } else if (deadlineMs >= timer.visitedAtMs) {
            timer.deadlineMs = deadlineMs;
            return;
        } else {
            timer.unlink();
        }
        timer.deadlineMs = deadlineMs;
        file(timer);
    }

    /** Forgets the deadline of a stream; nothing happens if it has none. */
    public void cancel(String id) {
        Timer timer = timers.remove(id);
        if (timer != null) {
            timer.unlink();
        }
    }

    /**
     * Moves to a time and hands over every stream whose deadline is not later, in no particular order; each is then
     * without a deadline.
     *
     * <p>{@code expired} may schedule and cancel; what it schedules for a time already passed comes with the next call.
     * If it throws, those not yet handed over come with the next call.
     */
    public void advanceTo(long nowMs, Consumer<String> expired) {
        if (nowMs < timeMs - SMALL_STEP_BACK_MS) {
            goBackTo(nowMs);
        } else if (nowMs > timeMs) {
            goForwardTo(nowMs);
        }
        firing.takeAll(due);
        for (Timer timer = firing.next; timer != firing; timer = firing.next) {
            timer.unlink();
            if (timer.deadlineMs > nowMs) {
                file(timer);
            } else {
                timers.remove(timer.id);
                expired.accept(timer.id);
            }
        }
    }

    /** Whether no stream has a deadline. */
    public boolean isEmpty() {
        return timers.isEmpty();
    }

    /** How many streams have a deadline. */
    public int size() {
        return timers.size();
    }

    private void goForwardTo(long nowMs) {
        long fromMs = timeMs;
        timeMs = nowMs;
        if (timers.isEmpty()) {
            return;
        }
        Timer reached = Timer.list();
        for (int level = 0; level < LEVELS; level++) {
            long first = tick(level, fromMs) + 1;
            long last = tick(level, nowMs);
            for (long tick = Math.max(first, last - SLOTS + 1); tick <= last; tick++) {
                reached.takeAll(slots[slot(level, tick)]);
            }
        }
        fileAll(reached);
    }

    private void goBackTo(long nowMs) {
        timeMs = nowMs;
        Timer all = Timer.list();
        for (Timer slot : slots) {
            all.takeAll(slot);
        }
        all.takeAll(due);
        fileAll(all);
    }

    private void fileAll(Timer list) {
        for (Timer timer = list.next; timer != list; timer = list.next) {
            timer.unlink();
            file(timer);
        }
    }

    private void file(Timer timer) {
        if (timer.deadlineMs <= timeMs) {
            timer.visitedAtMs = Long.MAX_VALUE;
            timer.link(due);
            return;
        }
        int level = LEVELS - 1;
        long tick = Math.min(tick(level, timer.deadlineMs), tick(level, timeMs) + SLOTS - 1);
        while (level > 0) {
            long finer = tick(level - 1, timer.deadlineMs);
            long distance = finer - tick(level - 1, timeMs);
            if (distance < 0 || distance >= SLOTS) {
                break;
            }
            level--;
            tick = finer;
        }
        timer.visitedAtMs = tick << (level * BITS);
        timer.link(slots[slot(level, tick)]);
    }

    private static long tick(int level, long ms) {
        return ms >> (level * BITS);
    }

    private static int slot(int level, long tick) {
        return level * SLOTS + (int) (tick & (SLOTS - 1));
    }

    /** An entry of a doubly linked list, or a list's anchor. */
    private static final class Timer {
        final String id;
        long deadlineMs;

        /** When its slot comes up; {@code MAX_VALUE} if it lies in a list that is not a slot. */
        long visitedAtMs = Long.MAX_VALUE;

        Timer previous = this;
        Timer next = this;

        Timer(String id) {
            this.id = id;
        }

        static Timer list() {
            return new Timer("");
        }

        void link(Timer list) {
            previous = list.previous;
            next = list;
            previous.next = this;
            list.previous = this;
        }

        void unlink() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }

        /** Moves all of another list to the end of this one, in O(1). */
        void takeAll(Timer list) {
            if (list.next != list) {
                list.next.previous = previous;
                previous.next = list.next;
                list.previous.next = this;
                previous = list.previous;
                list.previous = list;
                list.next = list;
            }
        }
    }
}
