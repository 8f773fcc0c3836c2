package io.pitwall.app;

import java.time.Duration;
import java.util.Optional;

/**
 * When an application stops without being told; with neither it runs on.
 *
 * @param untilIdle the input is read to its end and nothing has happened for this long
 * @param duration so long after its start
 */
public record StopConditions(Optional<Duration> untilIdle, Optional<Duration> duration) {

    /** It runs until it is told to stop. */
    public static StopConditions none() {
        return new StopConditions(Optional.empty(), Optional.empty());
    }
}
