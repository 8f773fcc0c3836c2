package io.pitwall.serdes.packed;

import io.pitwall.serdes.packed.numbers.NumberChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of each name were written last; the least recently used names are forgotten.
 *
 * <p>What is kept decides how many bytes are written and how fast, never what is read. Safe for use by several threads.
 */
final class Choices {

    private static final int MAX_NAMES = 4096;

    private volatile TimesWriter.Choice times = TimesWriter.Choice.NONE;

    private final Map<String, NumberChoice> byName = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NumberChoice> eldest) {
            return size() > MAX_NAMES;
        }
    };

    synchronized @Nullable NumberChoice of(String name) {
        return byName.get(name);
    }

    /** How the times of the last block were written. */
    TimesWriter.Choice times() {
        return times;
    }

    void keep(TimesWriter.Choice choice) {
        times = choice;
    }

    synchronized void keep(String name, NumberChoice choice) {
        byName.put(name, choice);
    }
}
