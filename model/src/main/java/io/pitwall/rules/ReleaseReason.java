package io.pitwall.rules;

/** Why a buffer let go of its rows: the condition of its {@link Packets} rule that held, or the end of the stream. */
public enum ReleaseReason {
    SPAN,
    BEFORE_ROW,
    ROWS,
    AFTER_ROW,
    WHEN_HELD,
    EVERY_RECORD,
    IDLE,
    END
}
