package io.pitwall.serdes.packed.masks;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The different masks of a block.
 *
 * <pre>
 * masks   := nothing                         no cell is missing
 *          | mask*                           kind 0: PackedMask
 *          | groups pattern*{groups} integers    kind 1: of which masks a row is, where few patterns come again
 * head    := count [kind (mask-head*{count} | code [frame])]
 * groups  := varint                          2 to 32
 * pattern := (count + 7) / 8 bytes           bit i: the rows are there in mask i
 * integers:= the pattern of each row; each pattern comes, in the order of their first rows
 * </pre>
 */
public final class PackedMasks {

    private static final int SEPARATE = 0;
    private static final int GROUPED = 1;

    private final List<Mask> masks;
    private final @Nullable RowGroups groups;
    private final int rowCount;

    private PackedMasks(List<Mask> masks, @Nullable RowGroups groups, int rowCount) {
        this.masks = masks;
        this.groups = groups;
        this.rowCount = rowCount;
    }

    /** The masks; a column refers to one. */
    public List<Mask> masks() {
        return masks;
    }

    /** The groups that they make, or {@code null} where there are too many or only one. */
    public @Nullable RowGroups groups() {
        return groups != null ? groups : RowGroups.of(masks, rowCount);
    }

    /**
     * Writes masks.
     *
     * @param groups what the masks make, or null where that is not worth a try
     */
    public static void write(
            List<Mask> masks, @Nullable RowGroups groups, IntegerWriter writer, ByteSink heads, ByteSink out) {
        heads.putVarint(masks.size());
        if (masks.isEmpty()) {
            return;
        }
        // Half of the bitmaps is less than nearly all other ways to write them apart, which take long to try.
        int half = masks.size() * ((masks.get(0).rowCount() + 7) >>> 3) / 2;
        if (groups != null && writeGrouped(groups, masks.size(), half, writer, heads, out)) {
            return;
        }
        List<PackedMask> packed = new ArrayList<>();
        int separateSize = 0;
        for (Mask mask : masks) {
            PackedMask one = PackedMask.of(mask, writer);
            packed.add(one);
            separateSize += 1 + one.size();
        }
        if (groups != null && writeGrouped(groups, masks.size(), separateSize, writer, heads, out)) {
            return;
        }
        heads.putByte(SEPARATE);
        packed.forEach(mask -> mask.write(writer, heads, out));
    }

    private static boolean writeGrouped(
            RowGroups groups, int maskCount, int less, IntegerWriter writer, ByteSink heads, ByteSink out) {
        long[] ids = new long[groups.rowCount()];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = groups.groupOf(row);
        }
        int patternBytes = (maskCount + 7) >>> 3;
        IntegerPlan plan = writer.planIds(ids, ids.length);
        if (2 + groups.groupCount() * patternBytes + plan.size() >= less) {
            return false;
        }
        heads.putByte(GROUPED);
        out.putVarint(groups.groupCount());
        for (int group = 0; group < groups.groupCount(); group++) {
            out.putLowBytes(groups.pattern(group), patternBytes);
        }
        IntegerForm unused = writer.write(ids, ids.length, 0, IntegerForm.of(plan.code()), heads, out);
        return true;
    }

    /** Checks and reads masks. */
    public static PackedMasks read(ByteSource heads, ByteSource in, int rowCount, int columnCount) {
        int count = heads.takeCount(columnCount, "the number of masks");
        if (count == 0) {
            return new PackedMasks(List.of(), null, rowCount);
        }
        int kind = heads.takeByte("the kind of masks");
        if (kind == GROUPED) {
            return readGrouped(count, heads, in, rowCount);
        } else if (kind != SEPARATE) {
            throw heads.expected("a kind of masks, 0 or 1, before this byte, but it is " + kind);
        }
        List<Mask> masks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            masks.add(PackedMask.read(heads, in, rowCount));
        }
        return new PackedMasks(masks, null, rowCount);
    }

    private static PackedMasks readGrouped(int count, ByteSource heads, ByteSource in, int rowCount) {
        int groups = in.takeCount(RowGroups.MAX_GROUPS, "the number of patterns of masks");
        int patternBytes = (count + 7) >>> 3;
        if (patternBytes > 8) {
            throw in.expected("at most 64 masks in patterns before this byte, but they are " + count);
        }
        long[] patterns = new long[groups];
        for (int group = 0; group < groups; group++) {
            int start = in.skip(patternBytes, "a pattern of masks");
            for (int i = 0; i < patternBytes; i++) {
                patterns[group] |= (in.bytes()[start + i] & 0xFFL) << (8 * i);
            }
        }
        PackedIntegers ids = PackedIntegers.parse(heads, in, rowCount).checkedIds(groups, in, "references to patterns");
        byte[] groupOf = new byte[rowCount];
        long[][] rowsOf = new long[groups][(rowCount + 63) >>> 6];
        long[] rows = new long[groups];
        ids.forEachChunk(new long[Math.min(rowCount, PackedIntegers.CHUNK)], (id, size, at) -> {
            for (int from = 0; from < size; from += Long.SIZE) {
                int to = Math.min(size, from + Long.SIZE);
                Arrays.fill(rows, 0);
                for (int i = from; i < to; i++) {
                    groupOf[at + i] = (byte) id[i];
                    rows[(int) id[i]] |= 1L << i;
                }
                for (int group = 0; group < groups; group++) {
                    rowsOf[group][(at + from) >>> 6] = rows[group];
                }
            }
        });
        int[] rowCounts = new int[groups];
        for (int group = 0; group < groups; group++) {
            for (long word : rowsOf[group]) {
                rowCounts[group] += Long.bitCount(word);
            }
        }
        List<Mask> masks = new ArrayList<>(count);
        for (int mask = 0; mask < count; mask++) {
            long[] words = new long[(rowCount + 63) >>> 6];
            for (int group = 0; group < groups; group++) {
                for (int word = 0; word < words.length && (patterns[group] >>> mask & 1) != 0; word++) {
                    words[word] |= rowsOf[group][word];
                }
            }
            masks.add(new Mask(words, rowCount));
        }
        return new PackedMasks(masks, new RowGroups(patterns, groupOf, rowCounts), rowCount);
    }
}
