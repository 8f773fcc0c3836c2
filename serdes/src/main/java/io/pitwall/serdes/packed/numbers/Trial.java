package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.Ways;

/** Numbers that were written in one way, to see what that takes; used again for others. Used by one thread. */
final class Trial {

    private static final int REPLAN_WORTH = 4;

    private final ByteSink heads = new ByteSink(64);
    private final ByteSink data = new ByteSink(1024);
    private Draft.Forms forms = Draft.Forms.NONE;
    private boolean fits;

    void make(NumberChoice choice, double[] values, int count, IntegerWriter integers) {
        heads.truncate(0);
        data.truncate(0);
        Draft draft = choice.mapping().draft(values, count);
        fits = draft != null;
        if (draft != null) {
            forms = draft.write(choice.forms(), integers, heads, data);
            if (choice.isReplanned(count)) {
                replan(draft, integers);
            }
        }
    }

    /** Takes other forms where they save more than other heads cost among records that are compressed together. */
    private void replan(Draft draft, IntegerWriter integers) {
        Draft.Planned planned = draft.plan(integers, Ways.LIKELY);
        if (planned.size() + REPLAN_WORTH <= size()) {
            heads.truncate(0);
            data.truncate(0);
            forms = draft.write(planned.forms(), integers, heads, data);
        }
    }

    int size() {
        return fits ? heads.size() + data.size() : Integer.MAX_VALUE;
    }

    boolean isWorse(NumberChoice choice, int count) {
        return choice.isWorse(size(), count);
    }

    NumberChoice accept(NumberChoice choice, int count, ByteSink allHeads, ByteSink out) {
        allHeads.putAll(heads);
        out.putAll(data);
        return choice.used(forms, size(), count);
    }
}
