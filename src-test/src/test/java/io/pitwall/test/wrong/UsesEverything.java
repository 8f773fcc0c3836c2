package io.pitwall.test.wrong;

import io.pitwall.data.wrong.ClockUtils;
import org.apache.kafka.common.utils.Bytes;

/** Deliberately wrong: one half of a circle. */
public final class UsesEverything {

    private UsesEverything() {}

    /** Goes round. */
    public static Bytes bytes() {
        return ClockUtils.nowMs();
    }
}
