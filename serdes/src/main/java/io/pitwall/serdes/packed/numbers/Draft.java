package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.integers.IntegerForm;
import io.pitwall.serdes.packed.integers.IntegerPlan;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import io.pitwall.serdes.packed.integers.Ways;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping made of some numbers: a setting, parameters and up to two sequences of integers.
 *
 * <pre>
 * head := mapping+code [frame] setting [code [frame]]         in the heads of the block
 * data := [integers] parameters [integers]
 * </pre>
 */
final class Draft {

    private final int mapping;
    private final ByteSink setting;
    private final ByteSink parameters;
    private final long @Nullable [] integers;
    private final long @Nullable [] corrections;
    private @Nullable Nested nested;

    /** A draft of arrays that now belong to it. */
    Draft(
            int mapping,
            ByteSink setting,
            ByteSink parameters,
            long @Nullable [] integers,
            long @Nullable [] corrections) {
        this.mapping = mapping;
        this.setting = setting;
        this.parameters = parameters;
        this.integers = integers;
        this.corrections = corrections;
    }

    static Draft ofSetting(int mapping, ByteSink setting) {
        return new Draft(mapping, setting, new ByteSink(0), null, null);
    }

    static Draft ofParameters(int mapping, ByteSink parameters) {
        return new Draft(mapping, new ByteSink(0), parameters, null, null);
    }

    static Draft of(int mapping, long[] integers) {
        return new Draft(mapping, new ByteSink(0), new ByteSink(0), integers, null);
    }

    /**
     * Integers that refer to numbers which are mapped themselves.
     *
     * @param parameters what stands before those numbers
     */
    static Draft ofNested(int mapping, ByteSink parameters, Draft numbers, Forms forms, long[] integers) {
        Draft draft = new Draft(mapping, new ByteSink(16), parameters, integers, null);
        draft.nested = new Nested(numbers, forms);
        return draft;
    }

    boolean isCorrected() {
        return corrections != null;
    }

    /** How the two sequences are written. */
    record Forms(IntegerForm integers, IntegerForm corrections) {

        static final Forms NONE = new Forms(IntegerForm.of(0), IntegerForm.of(0));
    }

    /** A draft with the cheapest forms, and the bytes it takes with them. */
    record Planned(Draft draft, Forms forms, int size) {}

    private record Nested(Draft draft, Forms forms) {}

    /** Writes the numbers within these, once. */
    private void writeNested(IntegerWriter writer) {
        if (nested != null) {
            Forms unused = nested.draft.write(nested.forms, writer, setting, parameters);
            nested = null;
        }
    }

    Planned plan(IntegerWriter writer) {
        return plan(writer, Ways.ALL);
    }

    Planned plan(IntegerWriter writer, Ways ways) {
        writeNested(writer);
        int size = 1 + setting.size() + parameters.size();
        IntegerForm first = IntegerForm.of(0);
        if (integers != null) {
            IntegerPlan plan = writer.plan(integers, integers.length, ways);
            first = IntegerForm.of(plan.code());
            size += plan.size();
        }
        IntegerForm second = IntegerForm.of(1);
        if (corrections != null) {
            IntegerPlan plan = writer.plan(corrections, corrections.length, ways);
            second = IntegerForm.of(plan.code());
            size += 1 + plan.size();
        }
        return new Planned(this, new Forms(first, second), size);
    }

    /** Writes all and says in which forms that was. */
    Forms write(Forms forms, IntegerWriter writer, ByteSink heads, ByteSink out) {
        writeNested(writer);
        IntegerForm first = forms.integers();
        if (integers == null) {
            heads.putByte(PackedIntegers.head(mapping));
        } else {
            first = writer.write(integers, integers.length, mapping, first, heads, out);
        }
        heads.putAll(setting);
        out.putAll(parameters);
        IntegerForm second = forms.corrections();
        if (corrections != null) {
            second = writer.write(corrections, corrections.length, 0, second, heads, out);
        }
        return new Forms(first, second);
    }
}
