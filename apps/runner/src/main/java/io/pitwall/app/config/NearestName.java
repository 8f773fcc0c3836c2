package io.pitwall.app.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant: the one with the smallest Levenshtein distance. */
public final class NearestName {

    private NearestName() {}

    /** The name that differs in the fewest letters, at most a third of them; case does not count. */
    public static Optional<String> of(String name, Collection<String> names) {
        String best = null;
        int bestDistance = Math.max(1, name.length() / 3) + 1;
        for (String candidate : names) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code "; did you mean 'x'?"}, or nothing. */
    public static String question(String name, Collection<String> names) {
        return of(name, names).map(near -> "; did you mean '" + near + "'?").orElse("");
    }

    /** Insertions, deletions and replacements of one letter that make one text of the other (Wagner and Fischer, 1974). */
    static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int i = 0; i < before.length; i++) {
            before[i] = i;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] now = new int[before.length];
            now[0] = row;
            for (int i = 1; i < now.length; i++) {
                int replaced = before[i - 1] + (from.charAt(row - 1) == to.charAt(i - 1) ? 0 : 1);
                now[i] = Math.min(replaced, Math.min(before[i], now[i - 1]) + 1);
            }
            before = now;
        }
        return before[to.length()];
    }
}
