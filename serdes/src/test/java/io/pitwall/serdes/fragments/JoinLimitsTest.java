package io.pitwall.serdes.fragments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JoinLimitsTest {

    private final JoinLimits limits = JoinLimits.standard();

    private static void assertRefused(ThrowingCallable limits, String message) {
        assertThatThrownBy(limits).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void limitsAreChecked() {
        assertRefused(() -> limits.withMaxBytes(1023), "maxBytes must be 1024 to 2147483583, but it is 1023");
        assertRefused(
                () -> limits.withMaxBytes(Integer.MAX_VALUE),
                "maxBytes must be 1024 to 2147483583, but it is 2147483647");
        assertRefused(() -> limits.withMaxMessages(0), "maxMessages must be at least 1, but it is 0");
        assertRefused(
                () -> limits.withTimeToLive(Duration.ofNanos(999_999)),
                "timeToLive must be at least 1 ms, but it is PT0.000999999S");
    }
}
