package io.pitwall.data;

/** How grave an event is. */
public enum EventLevel {
    TRACE,
    DEBUG,
    INFORMATION,
    WARNING,
    ERROR,
    CRITICAL
}
