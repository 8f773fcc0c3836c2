package io.pitwall.client;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one state of a stream by key, as bytes; a scalar has the key "". Two values are equal if their bytes are.
 * Not safe for use by several threads.
 */
final class NamedState {

    /** A value and where it is stored. */
    static final class Cell {
        final long slot;
        byte[] bytes;

        Cell(long slot, byte[] bytes) {
            this.slot = slot;
            this.bytes = bytes;
        }
    }

    private final String name;
    private final StateKind kind;
    private final char type;
    private final Map<String, Cell> cells = new LinkedHashMap<>();

    /** @param type the code of its {@link ValueType} */
    NamedState(String name, StateKind kind, char type) {
        this.name = name;
        this.kind = kind;
        this.type = type;
    }

    String name() {
        return name;
    }

    StateKind kind() {
        return kind;
    }

    char type() {
        return type;
    }

    byte @Nullable [] get(String key) {
        Cell cell = cells.get(key);
        return cell == null ? null : cell.bytes;
    }

    Set<String> keys() {
        return cells.keySet();
    }

    @Nullable
    Cell cell(String key) {
        return cells.get(key);
    }

    void put(String key, Cell cell) {
        cells.put(key, cell);
    }

    @Nullable
    Cell remove(String key) {
        return cells.remove(key);
    }

    boolean has(String key, byte[] bytes) {
        return Arrays.equals(get(key), bytes);
    }
}
