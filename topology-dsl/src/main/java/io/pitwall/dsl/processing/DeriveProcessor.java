package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamMessage;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Adds a parameter that a user's function computes from each row. */
public final class DeriveProcessor extends MessageProcessor {

    private final FunctionNodes nodes;
    private final String parameter;
    private final Function<RowCalls, UnaryOperator<ParameterData>> guarded;
    private RowCalls calls;
    private UnaryOperator<ParameterData> derivation;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    private DeriveProcessor(
            FunctionNodes nodes, String parameter, Function<RowCalls, UnaryOperator<ParameterData>> guarded) {
        super(nodes.output());
        this.nodes = nodes;
        this.parameter = parameter;
        this.guarded = guarded;
    }

    public static Processor<String, StreamMessage, String, StreamMessage> number(
            FunctionNodes nodes, String parameter, @Nullable List<String> declared, ToDoubleFunction<Row> function) {
        return new DeriveProcessor(nodes, parameter, calls -> {
            ToDoubleFunction<Row> safe = calls.number(function);
            return data -> calls.withoutFailed(data.deriveNumber(parameter, declared, safe));
        });
    }

    public static Processor<String, StreamMessage, String, StreamMessage> text(
            FunctionNodes nodes,
            String parameter,
            @Nullable List<String> declared,
            Function<Row, @Nullable String> function) {
        return new DeriveProcessor(nodes, parameter, calls -> {
            Function<Row, @Nullable String> safe = calls.text(function);
            return data -> calls.withoutFailed(data.deriveText(parameter, declared, safe));
        });
    }

    @Override
    public void init(ProcessorContext<String, StreamMessage> context) {
        super.init(context);
        calls = new RowCalls(context, nodes, "deriving '" + parameter + "'");
        derivation = guarded.apply(calls);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            ParameterData derived = calls.over(record, data, derivation);
            if (!derived.isEmpty() || data.isEmpty()) {
                forward(record, derived);
            }
        } else {
            forward(record, record.value());
        }
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
