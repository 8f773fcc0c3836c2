package io.pitwall.rules.window;

import io.pitwall.rules.DurationText;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen for windows of any kind.
 *
 * @param groupTag the tag whose values have windows of their own; null for none
 * @param graceNs how long windows stay open behind their end, in event time
 * @param onUpdate whether each row gives a result
 * @param idleMs wall clock after the last row when all windows close
 * @param stampAtEnd whether a result has the time of the end of its window
 * @param maxAheadNs how far a row may be ahead of its arrival
 */
record WindowOptions(
        @Nullable String groupTag,
        long graceNs,
        Late late,
        boolean onUpdate,
        OptionalLong idleMs,
        boolean stampAtEnd,
        long maxAheadNs) {

    static final WindowOptions DEFAULT = new WindowOptions(
            null, 0, Late.drop(), false, OptionalLong.empty(), false, Windowing.DEFAULT_MAX_AHEAD.toNanos());

    WindowOptions withGroupTag(String tag) {
        return new WindowOptions(tag, graceNs, late, onUpdate, idleMs, stampAtEnd, maxAheadNs);
    }

    WindowOptions withGraceNs(long ns) {
        return new WindowOptions(groupTag, ns, late, onUpdate, idleMs, stampAtEnd, maxAheadNs);
    }

    WindowOptions withLate(Late newLate) {
        return new WindowOptions(groupTag, graceNs, newLate, onUpdate, idleMs, stampAtEnd, maxAheadNs);
    }

    WindowOptions withOnUpdate() {
        return new WindowOptions(groupTag, graceNs, late, true, idleMs, stampAtEnd, maxAheadNs);
    }

    WindowOptions withIdleMs(OptionalLong ms) {
        return new WindowOptions(groupTag, graceNs, late, onUpdate, ms, stampAtEnd, maxAheadNs);
    }

    WindowOptions withStampAtEnd() {
        return new WindowOptions(groupTag, graceNs, late, onUpdate, idleMs, true, maxAheadNs);
    }

    WindowOptions withMaxAheadNs(long ns) {
        return new WindowOptions(groupTag, graceNs, late, onUpdate, idleMs, stampAtEnd, ns);
    }

    /** For people, to be put behind the kind of windows; what is as usual is left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (groupTag != null) {
            text.append(", grouped by ").append(groupTag);
        }
        if (graceNs > 0) {
            text.append(", grace ").append(DurationText.ofNanos(graceNs));
        }
        if (!late.equals(DEFAULT.late)) {
            text.append(", ").append(late);
        }
        if (onUpdate) {
            text.append(", on update");
        }
        idleMs.ifPresent(ms -> text.append(", closed when idle ").append(DurationText.of(Duration.ofMillis(ms))));
        if (stampAtEnd) {
            text.append(", stamped at end");
        }
        if (maxAheadNs != DEFAULT.maxAheadNs) {
            text.append(", at most ").append(DurationText.ofNanos(maxAheadNs)).append(" ahead");
        }
        return text.toString();
    }
}
