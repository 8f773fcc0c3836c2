package io.pitwall.data.wrong;

import io.pitwall.test.wrong.UsesEverything;
import org.apache.kafka.common.utils.Bytes;

/** Deliberately wrong: static state, wall clock, Kafka and the modules above in the model, and its name. */
public final class ClockUtils {

    static long lastMs;

    private ClockUtils() {}

    /** Breaks one rule with each line. */
    public static Bytes nowMs() {
        lastMs = System.currentTimeMillis();
        return UsesEverything.bytes();
    }
}
