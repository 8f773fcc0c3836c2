package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.RowCursor;
import io.pitwall.data.StreamMessage;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps the rows that satisfy a user's condition. */
public final class WhereProcessor extends MessageProcessor {

    private final FunctionNodes nodes;
    private final @Nullable List<String> declared;
    private final Predicate<Row> condition;
    private RowCalls calls;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    public WhereProcessor(FunctionNodes nodes, @Nullable List<String> declared, Predicate<Row> condition) {
        super(nodes.output());
        this.nodes = nodes;
        this.declared = declared;
        this.condition = condition;
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        calls = new RowCalls(context, nodes, "the condition of '" + nodes.operator() + "'");
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            ParameterData kept = calls.over(record, data, this::kept);
            if (!kept.isEmpty()) {
                forward(record, kept);
            }
        } else {
            forward(record, record.value());
        }
    }

    private ParameterData kept(ParameterData data) {
        RowCursor rows = data.cursor(declared);
        return data.where(row -> calls.test(row, condition, rows.moveTo(row)));
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
