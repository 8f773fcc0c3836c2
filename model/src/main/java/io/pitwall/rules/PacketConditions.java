package io.pitwall.rules;

import io.pitwall.data.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What releases a buffer, each of it set or not. */
record PacketConditions(
        OptionalLong spanNs,
        OptionalInt rows,
        OptionalLong idleMs,
        boolean everyRecord,
        @Nullable Predicate<Row> beforeRow,
        @Nullable Predicate<Row> afterRow,
        @Nullable Predicate<HeldRows> whenHeld) {

    static final PacketConditions NONE = new PacketConditions(
            OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(), false, null, null, null);

    PacketConditions withSpanNs(long ns) {
        return new PacketConditions(OptionalLong.of(ns), rows, idleMs, everyRecord, beforeRow, afterRow, whenHeld);
    }

    PacketConditions withRows(int count) {
        return new PacketConditions(spanNs, OptionalInt.of(count), idleMs, everyRecord, beforeRow, afterRow, whenHeld);
    }

    PacketConditions withIdleMs(long ms) {
        return new PacketConditions(spanNs, rows, OptionalLong.of(ms), everyRecord, beforeRow, afterRow, whenHeld);
    }

    PacketConditions withEveryRecord() {
        return new PacketConditions(spanNs, rows, idleMs, true, beforeRow, afterRow, whenHeld);
    }

    PacketConditions withBeforeRow(Predicate<Row> predicate) {
        return new PacketConditions(spanNs, rows, idleMs, everyRecord, predicate, afterRow, whenHeld);
    }

    PacketConditions withAfterRow(Predicate<Row> predicate) {
        return new PacketConditions(spanNs, rows, idleMs, everyRecord, beforeRow, predicate, whenHeld);
    }

    PacketConditions withWhenHeld(Predicate<HeldRows> predicate) {
        return new PacketConditions(spanNs, rows, idleMs, everyRecord, beforeRow, afterRow, predicate);
    }

    /** For people: {@code every 100 ms or idle 1 s}. */
    @Override
    public String toString() {
        List<String> set = new ArrayList<>();
        spanNs.ifPresent(ns -> set.add("every " + DurationText.ofNanos(ns)));
        rows.ifPresent(count -> set.add("every " + count + " rows"));
        if (everyRecord) {
            set.add("every record");
        }
        if (beforeRow != null) {
            set.add("before a row that matches");
        }
        if (afterRow != null) {
            set.add("after a row that matches");
        }
        if (whenHeld != null) {
            set.add("when what is held matches");
        }
        idleMs.ifPresent(ms -> set.add("idle " + DurationText.of(Duration.ofMillis(ms))));
        return String.join(" or ", set);
    }
}
