package io.pitwall.cli.letters;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are to be sent where: counted before anybody is asked, so that exactly those are sent that were agreed to,
 * also where more have come meanwhile. Not safe for use by several threads.
 */
final class ResendPlan {

    private final @Nullable String toTopic;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<Integer, Long> lastOffsets = new HashMap<>();
    private long withoutValue;
    private long withoutSource;

    /** @param toTopic where all go; null for where each came from */
    ResendPlan(@Nullable String toTopic) {
        this.toTopic = toTopic;
    }

    /** Where a letter goes; null if it cannot be sent: it does not say from where it came, or its value was left out. */
    @Nullable
    String target(DeadLetter letter) {
        return letter.record().value() == null ? null : topic(letter);
    }

    private @Nullable String topic(DeadLetter letter) {
        return toTopic == null ? letter.sourceTopic() : toTopic;
    }

    /** The partition a letter goes to: the one it came from; null for the one that its key says. */
    @Nullable
    Integer partition(DeadLetter letter) {
        return toTopic == null && letter.sourcePartition() >= 0 ? letter.sourcePartition() : null;
    }

    void add(DeadLetter letter) {
        String target = target(letter);
        if (target != null) {
            counts.merge(target, 1L, Long::sum);
            lastOffsets.put(letter.place().partition(), letter.place().offset());
        } else if (letter.record().value() == null) {
            withoutValue++;
        } else {
            withoutSource++;
        }
    }

    /** Whether a letter was counted and can be sent. */
    boolean holds(DeadLetter letter) {
        Long last = lastOffsets.get(letter.place().partition());
        return last != null && letter.place().offset() <= last && target(letter) != null;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many letters go to which topic. */
    Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** Letters whose value did not fit: it still lies where the record came from, if retention has not deleted it. */
    long withoutValue() {
        return withoutValue;
    }

    /** Letters that do not say from which topic they came. */
    long withoutSource() {
        return withoutSource;
    }
}
