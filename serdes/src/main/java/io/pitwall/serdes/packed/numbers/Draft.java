package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping made of some numbers: a setting, parameters and up to two sequences of integers.
 *
 * <pre>
 * head := mapping codes setting          in the heads of the block
 * data := parameters [integers [integers]]
 * codes := byte                          code of the first integers + 16 * code of the second
 * </pre>
 */
final class Draft {

    private static final long[] NONE = {};

    private final int mapping;
    private final ByteSink setting;
    private final ByteSink parameters;
    private final long[] integers;
    private final long @Nullable [] corrections;

    /**
     * A draft of arrays that now belong to it.
     *
     * @param integers empty where the mapping has none
     */
    Draft(int mapping, ByteSink setting, ByteSink parameters, long[] integers, long @Nullable [] corrections) {
        this.mapping = mapping;
        this.setting = setting;
        this.parameters = parameters;
        this.integers = integers;
        this.corrections = corrections;
    }

    static Draft of(int mapping, ByteSink parameters) {
        return new Draft(mapping, new ByteSink(0), parameters, NONE, null);
    }

    static Draft of(int mapping, long[] integers) {
        return new Draft(mapping, new ByteSink(0), new ByteSink(0), integers, null);
    }

    boolean isCorrected() {
        return corrections != null;
    }

    /** How the two sequences are written. */
    record Codes(int integers, int corrections) {}

    /** A draft with the cheapest codes, and the bytes it takes with them. */
    record Planned(Draft draft, Codes codes, int size) {}

    Planned plan(IntegerWriter writer) {
        IntegerPlan first = writer.plan(integers, integers.length);
        int size = 2 + setting.size() + parameters.size() + first.size();
        long[] second = corrections;
        if (second == null) {
            return new Planned(this, new Codes(first.code(), 0), size);
        }
        IntegerPlan plan = writer.plan(second, second.length);
        return new Planned(this, new Codes(first.code(), plan.code()), size + plan.size());
    }

    void write(Codes codes, IntegerWriter writer, ByteSink heads, ByteSink out) {
        heads.putByte(mapping);
        heads.putByte(codes.integers() | (corrections == null ? 0 : codes.corrections() << 4));
        heads.putAll(setting);
        out.putAll(parameters);
        writer.write(integers, integers.length, codes.integers(), out);
        long[] second = corrections;
        if (second != null) {
            writer.write(second, second.length, codes.corrections(), out);
        }
    }
}
