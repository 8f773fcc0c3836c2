package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.RowCursor;
import io.pitwall.data.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gives each row to the first branch whose condition holds; what is not data goes to every branch. */
public final class SplitProcessor extends MessageProcessor {

    /**
     * One of the ways.
     *
     * @param nodes named after the processor that gets its rows
     * @param label the name for messages
     * @param condition that decides
     */
    public record Branch(FunctionNodes nodes, String label, Predicate<Row> condition) {}

    private static final int NONE = -1;

    private final @Nullable List<String> declared;
    private final List<Branch> branches;
    private final List<RowCalls> calls = new ArrayList<>();
    private int[] branchOf = new int[64];

    /** @param branches in the order in which they are asked */
    public SplitProcessor(@Nullable List<String> declared, List<Branch> branches) {
        this.declared = declared;
        this.branches = List.copyOf(branches);
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        for (Branch branch : branches) {
            calls.add(new RowCalls(context, branch.nodes(), "the condition of branch '" + branch.label() + "'"));
        }
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            decide(record, data);
            for (int branch = 0; branch < branches.size(); branch++) {
                int wanted = branch;
                ParameterData taken = data.where(row -> branchOf[row] == wanted);
                if (!taken.isEmpty()) {
                    forward(record.withValue(taken), branch);
                }
            }
        } else {
            for (int branch = 0; branch < branches.size(); branch++) {
                forward(record, branch);
            }
        }
    }

    /** By name, because there may be sinks of dead letters among the children. */
    private void forward(Record<String, StreamMessage> record, int branch) {
        context().forward(record, branches.get(branch).nodes().operator());
    }

    /** All rows before any is forwarded: if a condition throws, no branch has got anything. */
    private void decide(Record<String, StreamMessage> record, ParameterData data) {
        if (branchOf.length < data.rowCount()) {
            branchOf = new int[data.rowCount()];
        }
        calls.forEach(condition -> condition.begin(record));
        RowCursor rows = data.cursor(declared);
        for (int row = 0; row < data.rowCount(); row++) {
            branchOf[row] = branchOf(row, rows.moveTo(row));
        }
        calls.forEach(condition -> condition.finish(data));
    }

    private int branchOf(int row, Row view) {
        for (int branch = 0; branch < branches.size(); branch++) {
            if (calls.get(branch).test(row, branches.get(branch).condition(), view)) {
                return branch;
            }
            if (calls.get(branch).hasFailed(row)) {
                return NONE;
            }
        }
        return NONE;
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        calls.forEach(RowCalls::close);
        calls.clear();
    }
}
