package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.RowCursor;
import io.pitwall.data.StreamMessage;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps the rows that satisfy a user's condition. */
public final class WhereProcessor extends MessageProcessor {

    private final String operator;
    private final @Nullable List<String> declared;
    private final Predicate<Row> condition;

    /** @param operator the name for messages */
    public WhereProcessor(String operator, @Nullable List<String> declared, Predicate<Row> condition) {
        this.operator = operator;
        this.declared = declared;
        this.condition = condition;
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            ParameterData kept = kept(record.key(), data);
            if (!kept.isEmpty()) {
                forward(record, kept);
            }
        } else {
            forward(record, record.value());
        }
    }

    private ParameterData kept(String streamId, ParameterData data) {
        RowCursor rows = data.cursor(declared);
        try {
            return data.where(row -> condition.test(rows.moveTo(row)));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new OperatorException("the condition of '" + operator + "'", streamId, origin(), e);
        }
    }
}
