package io.pitwall.data;

/** How grave an event is, the least grave first. */
public enum EventLevel {
    TRACE,
    DEBUG,
    INFORMATION,
    WARNING,
    ERROR,
    CRITICAL
}
