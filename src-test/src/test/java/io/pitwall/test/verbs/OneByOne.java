package io.pitwall.test.verbs;

import io.pitwall.data.ParameterData;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Case.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What follows from the example of a verb that looks at one row at a time. */
final class OneByOne {

    private OneByOne() {}

    /** Each row alone between the opening of its stream and its end. */
    static Case each(Case example) {
        Write rows = rows(example);
        Case each = Case.of(Kind.ONE_ROW);
        ParameterData data = (ParameterData) rows.message();
        for (int row = 0; row < data.rowCount(); row++) {
            each = each.writes(rows.topic(), rows.streamId(), data.slice(row, row + 1))
                    .ends(rows.topic(), rows.streamId());
        }
        for (Output output : example.outputs()) {
            each = each.gives(output.endedTimes(data.rowCount()));
        }
        return each;
    }

    /** The rows in the reverse order. */
    static Case backwards(Case example) {
        Write rows = rows(example);
        Case backwards = Case.of(Kind.OUT_OF_ORDER)
                .writes(rows.topic(), rows.streamId(), reversed((ParameterData) rows.message()))
                .ends(rows.topic(), rows.streamId());
        for (Output output : example.outputs()) {
            List<ParameterData> packets = new ArrayList<>(output.packets());
            Collections.reverse(packets);
            packets.replaceAll(OneByOne::reversed);
            backwards = backwards.gives(output.withPackets(packets));
        }
        return backwards;
    }

    private static Write rows(Case example) {
        List<Write> rows = example.writes().stream()
                .filter(write -> write.message() instanceof ParameterData)
                .toList();
        if (rows.size() != 1) {
            throw new IllegalStateException("rowByRow() needs an example that writes one record of rows, but there are "
                    + rows.size() + "; write the other cases out");
        }
        return rows.get(0);
    }

    private static ParameterData reversed(ParameterData rows) {
        int last = rows.rowCount() - 1;
        return rows.pick(IntStream.rangeClosed(0, last).map(row -> last - row).toArray());
    }
}
