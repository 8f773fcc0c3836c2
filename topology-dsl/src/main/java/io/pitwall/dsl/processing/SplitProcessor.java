package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.RowCursor;
import io.pitwall.data.StreamMessage;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gives each row to the first branch whose condition holds; what is not data goes to every branch. */
public final class SplitProcessor extends MessageProcessor {

    /**
     * One of the ways.
     *
     * @param child the name of the processor that gets its rows
     * @param label the name for messages
     * @param condition null for all rows that get here
     */
    public record Branch(
            String child, String label, @Nullable Predicate<Row> condition) {

        boolean takes(Row row) {
            return condition == null || condition.test(row);
        }
    }

    private static final int NONE = -1;

    private final @Nullable List<String> declared;
    private final List<Branch> branches;
    private int[] branchOf = new int[64];

    /** @param branches the one without a condition last */
    public SplitProcessor(@Nullable List<String> declared, List<Branch> branches) {
        this.declared = declared;
        this.branches = List.copyOf(branches);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            decide(record.key(), data);
            for (int branch = 0; branch < branches.size(); branch++) {
                int wanted = branch;
                ParameterData taken = data.where(row -> branchOf[row] == wanted);
                if (!taken.isEmpty()) {
                    context()
                            .forward(
                                    record.withValue(taken),
                                    branches.get(branch).child());
                }
            }
        } else {
            forward(record, record.value());
        }
    }

    /** All rows before any is forwarded: if a condition throws, no branch has got anything. */
    private void decide(String streamId, ParameterData data) {
        if (branchOf.length < data.rowCount()) {
            branchOf = new int[data.rowCount()];
        }
        RowCursor rows = data.cursor(declared);
        for (int row = 0; row < data.rowCount(); row++) {
            branchOf[row] = branchOf(streamId, rows.moveTo(row));
        }
    }

    private int branchOf(String streamId, Row row) {
        for (int branch = 0; branch < branches.size(); branch++) {
            try {
                if (branches.get(branch).takes(row)) {
                    return branch;
                }
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                String label = branches.get(branch).label();
                throw new OperatorException("the condition of branch '" + label + "'", streamId, origin(), e);
            }
        }
        return NONE;
    }
}
