package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.StreamMessage;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Adds a parameter that a user's function computes from each row. */
public final class DeriveProcessor extends MessageProcessor {

    private final String parameter;
    private final UnaryOperator<ParameterData> derivation;

    private DeriveProcessor(String parameter, UnaryOperator<ParameterData> derivation) {
        this.parameter = parameter;
        this.derivation = derivation;
    }

    public static Processor<String, StreamMessage, String, StreamMessage> number(
            String parameter, @Nullable List<String> declared, ToDoubleFunction<Row> function) {
        return new DeriveProcessor(parameter, data -> data.deriveNumber(parameter, declared, function));
    }

    public static Processor<String, StreamMessage, String, StreamMessage> text(
            String parameter, @Nullable List<String> declared, Function<Row, @Nullable String> function) {
        return new DeriveProcessor(parameter, data -> data.deriveText(parameter, declared, function));
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (record.value() instanceof ParameterData data) {
            forward(record, derive(record.key(), data));
        } else {
            forward(record, record.value());
        }
    }

    private ParameterData derive(String streamId, ParameterData data) {
        try {
            return derivation.apply(data);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new OperatorException("deriving '" + parameter + "'", streamId, origin(), e);
        }
    }
}
