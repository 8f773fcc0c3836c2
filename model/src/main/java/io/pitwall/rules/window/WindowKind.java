package io.pitwall.rules.window;

import io.pitwall.rules.DurationText;

/** Which rows belong to one window. */
sealed interface WindowKind {

    /** Windows that begin at the multiples of {@code advanceNs} since the epoch; tumbling ones where it is the size. */
    record Aligned(long sizeNs, long advanceNs) implements WindowKind {
        @Override
        public String toString() {
            return sizeNs == advanceNs
                    ? "tumbling " + DurationText.ofNanos(sizeNs)
                    : "hopping " + DurationText.ofNanos(sizeNs) + " by " + DurationText.ofNanos(advanceNs);
        }
    }

    /** For each row at {@code t} those in {@code (t - span, t]}. */
    record Sliding(long spanNs) implements WindowKind {
        @Override
        public String toString() {
            return "sliding " + DurationText.ofNanos(spanNs);
        }
    }

    /** Rows each of which is less than {@code gapNs} from its neighbour. */
    record Session(long gapNs) implements WindowKind {
        @Override
        public String toString() {
            return "session " + DurationText.ofNanos(gapNs);
        }
    }

    /** So many rows in order of arrival; one begins with every {@code every}th of them. */
    record Count(int rows, int every) implements WindowKind {
        @Override
        public String toString() {
            return "count " + rows + (rows == every ? "" : " every " + every);
        }
    }
}
