package io.pitwall.serdes.packed;

import io.pitwall.serdes.packed.numbers.NumberChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of each name were written last; the least recently used names are forgotten.
 *
 * <p>What is kept decides how many bytes are written and how fast, never what is read. Used by one thread at a time.
 */
final class Choices {

    private static final int MAX_NAMES = 4096;

    private TimesWriter.Choice times = TimesWriter.Choice.NONE;

    private final Map<String, OfName> byName = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OfName> eldest) {
            return size() > MAX_NAMES;
        }
    };

    /** How the numbers of a name were written last; null before the first. */
    static final class OfName {

        private @Nullable NumberChoice numbers;

        @Nullable
        NumberChoice numbers() {
            return numbers;
        }

        void keep(@Nullable NumberChoice choice) {
            numbers = choice;
        }
    }

    OfName of(String name) {
        return byName.computeIfAbsent(name, unknown -> new OfName());
    }

    /** How the times of the last block were written. */
    TimesWriter.Choice times() {
        return times;
    }

    void keep(TimesWriter.Choice choice) {
        times = choice;
    }
}
