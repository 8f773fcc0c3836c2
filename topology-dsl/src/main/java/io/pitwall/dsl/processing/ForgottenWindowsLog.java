package io.pitwall.dsl.processing;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports windows that were closed because their stream is forgotten: one line in an interval, with how many there were. */
final class ForgottenWindowsLog {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenWindowsLog.class);

    private final String window;
    private final Duration timeToLive;
    private final LogInterval interval = new LogInterval();

    ForgottenWindowsLog(String window, Duration timeToLive) {
        this.window = window;
        this.timeToLive = timeToLive;
    }

    /** @param openCount how many windows the stream had open, at least one */
    void report(String streamId, int openCount, long nowMs) {
        if (!interval.admits(nowMs)) {
            return;
        }
        long heldBack = interval.takeHeldBack();
        LOG.warn(
                "window '{}': stream '{}' has not been heard of for {} and is forgotten; its {} open window(s) are closed and"
                        + " their results sent{}; rows that come later are in new windows. End silent streams with"
                        + " endWhenIdle, or close their windows with closeWhenIdle",
                window,
                streamId,
                timeToLive,
                openCount,
                heldBack == 0 ? "" : ", as were those of " + heldBack + " streams since the last line");
    }
}
