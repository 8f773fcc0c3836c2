package io.pitwall.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The last thing of one kind that each side of a {@link MergedStream} has said, and who spoke last. */
final class SaidBySide<T> {

    private final Map<Integer, T> latestLast = new LinkedHashMap<>();

    void say(int side, T value) {
        latestLast.remove(side);
        latestLast.put(side, value);
    }

    boolean has(int side) {
        return latestLast.containsKey(side);
    }

    boolean isEmpty() {
        return latestLast.isEmpty();
    }

    /** By side, the one that spoke last behind the others. */
    Map<Integer, T> latestLast() {
        return latestLast;
    }

    /** In order of the sides. */
    List<T> bySide() {
        return new ArrayList<>(new TreeMap<>(latestLast).values());
    }

    /** The parts of all that was said, each key once: where the first side has it, as whoever spoke last says it. */
    <P> List<P> union(Function<T, List<P>> parts, Function<P, String> key) {
        Map<String, P> union = new LinkedHashMap<>();
        bySide().forEach(said -> parts.apply(said).forEach(part -> union.put(key.apply(part), part)));
        latestLast.values().forEach(said -> parts.apply(said).forEach(part -> union.put(key.apply(part), part)));
        return new ArrayList<>(union.values());
    }
}
