package io.pitwall.data;

/**
 * Paths of definitions: empty for the root, else {@code /a/b} with one slash in front and none behind.
 *
 * <p>The rule is the Quix Streaming SDK's: {@code a/b}, {@code /a/b} and {@code /a/b/} are the same place.
 */
final class Location {

    private Location() {}

    static String normalised(String location) {
        int from = 0;
        int to = location.length();
        while (from < to && location.charAt(from) == '/') {
            from++;
        }
        while (to > from && location.charAt(to - 1) == '/') {
            to--;
        }
        return from == to ? "" : "/" + location.substring(from, to);
    }
}
