package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Few different numbers: these once, in ascending order, and integers that refer to them.
 *
 * <pre>
 * dictionary := integers size numbers{size}          setting: head of the numbers
 * size       := varint              1 to count; the numbers are mapped, but not by a dictionary or ratio again
 * </pre>
 *
 * @param entries how the different numbers are mapped
 * @param forms how they are written then
 */
record DictionaryMapping(Mapping entries, Draft.Forms forms) implements Mapping {

    @Override
    public @Nullable Draft draft(double[] values, int count) {
        Distinct distinct = Distinct.of(values, count);
        if (distinct == null) {
            return null;
        }
        Draft dictionary = entries.draft(distinct.sorted(), distinct.size());
        if (dictionary == null) {
            return null;
        }
        ByteSink parameters = new ByteSink(4 * distinct.size());
        parameters.putVarint(distinct.size());
        return Draft.ofNested(DICTIONARY, parameters, dictionary, forms, distinct.ranks());
    }

    static PackedNumbers parse(ByteSource heads, ByteSource in, int code, int count) {
        PackedIntegers parsed = PackedIntegers.parse(heads, in, code, count);
        int size = in.takeCount(count, "the size of a dictionary");
        if (size == 0) {
            throw in.expected("a dictionary of at least one number before this byte");
        }
        PackedIntegers ranks = parsed.checkedIds(size, in, "references to numbers");
        PackedNumbers entries = PackedNumbers.parse(heads, in, size, false);
        return (arrays, out) -> {
            double[] sorted = new double[size];
            entries.decode(arrays, sorted);
            ranks.lookUp(sorted, arrays.first(), out);
        };
    }

    /** The different numbers among some, by raw bits. */
    static final class Distinct {

        private static final int MAX = 1 << 16;

        private final int[] ranks;

        /** Where each number is among the keys. */
        private final int[] slots;

        private final double[] sorted;
        private final int size;

        private Distinct(long[] keys, boolean[] used, int[] slots, int size) {
            this.slots = slots;
            this.size = size;
            long[] ordered = new long[size];
            int next = 0;
            for (int slot = 0; slot < keys.length; slot++) {
                if (used[slot]) {
                    ordered[next++] = keys[slot];
                }
            }
            Arrays.sort(ordered);
            this.ranks = new int[keys.length];
            this.sorted = new double[size];
            for (int rank = 0; rank < size; rank++) {
                sorted[rank] = Double.longBitsToDouble(ordered[rank] ^ ((ordered[rank] >> 63) & Long.MAX_VALUE));
                ranks[slot(keys, used, ordered[rank])] = rank;
            }
        }

        /** {@code null} when more than half of the numbers are different. */
        static @Nullable Distinct of(double[] values, int count) {
            int max = Math.min(MAX, count / 2);
            int capacity = Integer.highestOneBit(Math.max(8, 4 * max));
            long[] keys = new long[capacity];
            boolean[] used = new boolean[capacity];
            int[] slots = new int[count];
            int size = 0;
            for (int i = 0; i < count; i++) {
                long key = DoubleMapping.ordered(values[i]);
                int slot = slot(keys, used, key);
                slots[i] = slot;
                if (!used[slot]) {
                    if (++size > max) {
                        return null;
                    }
                    used[slot] = true;
                    keys[slot] = key;
                }
            }
            return new Distinct(keys, used, slots, size);
        }

        private static int slot(long[] keys, boolean[] used, long key) {
            int mask = keys.length - 1;
            int slot = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
            while (used[slot] && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        int size() {
            return size;
        }

        double[] sorted() {
            return sorted;
        }

        /** Of each number which of the sorted ones it is. */
        long[] ranks() {
            long[] found = new long[slots.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = ranks[slots[i]];
            }
            return found;
        }
    }
}
