package io.pitwall.dsl.processing;

import java.time.Duration;
import java.util.Map;

/**
 * How an operator waits before it calls a user's function again.
 *
 * <p>The stream thread sleeps, unless the Streams configuration has another way as an object under {@value #CONFIG}: a test
 * kit whose clock stands still does not sleep.
 */
@FunctionalInterface
public interface RetryPause {

    /** The key of the object in the Streams configuration. */
    String CONFIG = "pitwall.retry.pause";

    void await(Duration time) throws InterruptedException;

    /** What the configuration has; sleeping, as a rule. */
    static RetryPause foundIn(Map<String, ?> configs) {
        Object found = configs.get(CONFIG);
        if (found == null) {
            return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        }
        if (found instanceof RetryPause pause) {
            return pause;
        }
        throw new IllegalArgumentException(CONFIG + " is for the test kit and must be a RetryPause, but it's "
                + found.getClass().getName() + "; take it out");
    }
}
