package io.pitwall.rules.window;

/** Why a row is in no window. */
public enum LateReason {

    /** All windows that the row would be in are closed. */
    WINDOW_CLOSED("window closed"),

    /** The row's time is further ahead of its arrival than a clock can be believed. */
    TOO_FAR_AHEAD("too far ahead");

    /** The header of Kafka records of late rows that has the {@link #text}. */
    public static final String HEADER = "pitwall.late";

    private final String text;

    LateReason(String text) {
        this.text = text;
    }

    /** For people, and for the header {@value #HEADER}. */
    public String text() {
        return text;
    }
}
