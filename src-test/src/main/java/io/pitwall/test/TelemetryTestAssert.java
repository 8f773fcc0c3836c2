package io.pitwall.test;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a topology under test as a whole. */
public final class TelemetryTestAssert extends AbstractAssert<TelemetryTestAssert, TelemetryTest> {

    TelemetryTestAssert(TelemetryTest actual) {
        super(actual, TelemetryTestAssert.class);
    }

    /** Every record could be read, and no function sent any to the dead letters. */
    public TelemetryTestAssert hasNoDeadLetters() {
        List<DeadLetter> letters = actual.deadLetters();
        if (!letters.isEmpty()) {
            throw failure("%nexpected no dead letters, but there are %d:%n%s", letters.size(), lines(letters));
        }
        return this;
    }

    /**
     * There are as many dead letters as texts, and each of them has its text, in order, in what it says of itself: {@code
     * topic-partition@offset: reason}, of a timer {@code released by a timer: reason}.
     */
    public TelemetryTestAssert hasDeadLetters(String... texts) {
        List<DeadLetter> letters = actual.deadLetters();
        boolean isEqual = letters.size() == texts.length;
        for (int i = 0; i < texts.length && isEqual; i++) {
            isEqual = letters.get(i).toString().contains(texts[i]);
        }
        if (!isEqual) {
            throw failure(
                    "%nexpected dead letters that say, in order,%n%s%nbut there are %d:%n%s",
                    String.join("\n", texts), letters.size(), lines(letters));
        }
        return this;
    }

    private static String lines(List<DeadLetter> letters) {
        return String.join("\n", letters.stream().map(DeadLetter::toString).toList());
    }
}
