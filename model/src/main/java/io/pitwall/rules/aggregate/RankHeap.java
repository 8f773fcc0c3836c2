package io.pitwall.rules.aggregate;

import java.util.Arrays;

/**
 * A binary heap of numbered values out of which any can be taken, in logarithmic time. The top is the smallest or the
 * largest; -0.0 is less than 0.0.
 */
final class RankHeap {

    private static final int ABSENT = -1;

    /** 1 with the smallest value on top, -1 with the largest. */
    private final int order;

    private int[] slots = new int[0];
    private int[] places = new int[0];
    private int size;

    private RankHeap(int order) {
        this.order = order;
    }

    static RankHeap withSmallestOnTop() {
        return new RankHeap(1);
    }

    static RankHeap withLargestOnTop() {
        return new RankHeap(-1);
    }

    /** Makes room for slots from 0; those there were are renumbered: {@code (slot - first) mod} their former number. */
    void resize(int capacity, int first) {
        int former = places.length;
        slots = Arrays.copyOf(slots, capacity);
        places = new int[capacity];
        Arrays.fill(places, ABSENT);
        for (int place = 0; place < size; place++) {
            slots[place] = Math.floorMod(slots[place] - first, former);
            places[slots[place]] = place;
        }
    }

    int size() {
        return size;
    }

    boolean has(int slot) {
        return places[slot] != ABSENT;
    }

    /** The slot of the value on top; there must be one. */
    int top() {
        return slots[0];
    }

    void add(int slot, double[] values) {
        size++;
        rise(size - 1, slot, values);
    }

    /** Takes out a slot that is there. */
    void remove(int slot, double[] values) {
        int place = places[slot];
        places[slot] = ABSENT;
        size--;
        int moved = slots[size];
        if (place == size) {
            return;
        }
        if (place > 0 && isAbove(moved, slots[parent(place)], values)) {
            rise(place, moved, values);
        } else {
            sink(place, moved, values);
        }
    }

    private void rise(int from, int slot, double[] values) {
        int place = from;
        while (place > 0 && isAbove(slot, slots[parent(place)], values)) {
            put(place, slots[parent(place)]);
            place = parent(place);
        }
        put(place, slot);
    }

    private void sink(int from, int slot, double[] values) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isAbove(slots[child + 1], slots[child], values)) {
                child++;
            }
            if (!isAbove(slots[child], slot, values)) {
                break;
            }
            put(place, slots[child]);
            place = child;
        }
        put(place, slot);
    }

    private static int parent(int place) {
        return (place - 1) / 2;
    }

    private boolean isAbove(int a, int b, double[] values) {
        return order * Double.compare(values[a], values[b]) < 0;
    }

    private void put(int place, int slot) {
        slots[place] = slot;
        places[slot] = place;
    }

    long weightBytes() {
        return 64 + (long) Integer.BYTES * (slots.length + places.length);
    }
}
