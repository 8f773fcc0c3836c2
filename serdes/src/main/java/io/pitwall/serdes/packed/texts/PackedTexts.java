package io.pitwall.serdes.packed.texts;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts that stand in encoded bytes; how many there are is told from outside.
 *
 * <pre>
 * texts{0} := nothing
 * texts    := size text*{size} integers
 * head     := code                of the integers; nothing for texts{0}
 * size     := varint              different texts, 1 to count, in the order of first appearance
 * text     := length bytes        length in bytes, a varint; UTF-8
 * </pre>
 *
 * <p>The integers, at best runs, refer to the different texts. {@link #parse} checks all of the bytes, so that {@link #decode} cannot fail. Immutable.
 */
public final class PackedTexts {

    private final int size;
    private final ByteSource dictionary;
    private final PackedIntegers ids;

    private PackedTexts(int size, ByteSource dictionary, PackedIntegers ids) {
        this.size = size;
        this.dictionary = dictionary;
        this.ids = ids;
    }

    /** Checks texts and steps over them. */
    public static PackedTexts parse(ByteSource heads, ByteSource in, int count) {
        if (count == 0) {
            return new PackedTexts(0, in, PackedIntegers.parse(heads, in, 0, 0));
        }
        int size = in.takeCount(count, "the number of different texts");
        if (size == 0) {
            throw in.expected("at least one text before this byte");
        }
        int from = in.position();
        for (int i = 0; i < size; i++) {
            in.skipText("a text");
        }
        ByteSource dictionary = new ByteSource(in.bytes(), from, in.position());
        PackedIntegers ids = PackedIntegers.parse(heads, in, count);
        return new PackedTexts(size, dictionary, ids.checkedIds(size, in, "references to texts"));
    }

    /** The texts; equal ones are one object. */
    public String[] decode() {
        ByteSource in = dictionary.copy();
        String[] distinct = new String[size];
        for (int i = 0; i < size; i++) {
            distinct[i] = in.takeText("");
        }
        long[] id = ids.decode();
        String[] texts = new String[id.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = distinct[(int) id[i]];
        }
        return texts;
    }

    /** Writes the first {@code count} texts, none of them null. */
    public static void write(String[] texts, int count, IntegerWriter integers, ByteSink heads, ByteSink out) {
        if (count == 0) {
            return;
        }
        Map<String, Integer> idOf = new LinkedHashMap<>();
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            if (i > 0 && texts[i].equals(texts[i - 1])) {
                ids[i] = ids[i - 1];
            } else {
                Integer next = idOf.size();
                Integer known = idOf.putIfAbsent(texts[i], next);
                ids[i] = known == null ? next : known;
            }
        }
        out.putVarint(idOf.size());
        idOf.keySet().forEach(out::putText);
        IntegerPlan plan = integers.planIds(ids, count);
        IntegerForm unused = integers.write(ids, count, 0, IntegerForm.of(plan.code()), heads, out);
    }
}
