package io.pitwall.cli.bench;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.packed.PackedFormat;
import io.pitwall.serdes.plain.PlainFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A format that is measured.
 *
 * @param encode one record
 * @param decode all columns of a record; the result only keeps the work from being left out
 * @param decodeOne the first column of a record
 */
record Encoding(
        String name,
        Function<ParameterData, byte[]> encode,
        ToDoubleFunction<byte[]> decode,
        ToDoubleFunction<byte[]> decodeOne) {

    /** All of them, new: what they remember of other recordings is gone. */
    static List<Encoding> all() {
        PackedFormat packed = new PackedFormat();
        PlainFormat plain = PlainFormat.instance();
        SdkJson json = new SdkJson();
        return List.of(
                new Encoding(
                        "packed",
                        packed::encode,
                        value -> all(packed.decode(value)),
                        value -> first(packed.decode(value))),
                new Encoding(
                        "Avro doubles",
                        plain::encode,
                        value -> all(plain.decode(value)),
                        value -> first(plain.decode(value))),
                new Encoding("SDK JSON", json::encode, json::decode, json::decode));
    }

    private static double all(StreamMessage message) {
        double sum = 0;
        for (Column column : ((ParameterData) message).parameters()) {
            sum += cell(column);
        }
        return sum;
    }

    private static double first(StreamMessage message) {
        List<Column> columns = ((ParameterData) message).parameters();
        return columns.isEmpty() ? 0 : cell(columns.get(0));
    }

    private static double cell(Column column) {
        return column instanceof NumberColumn numbers ? numbers.at(0) : column.has(0) ? 1 : 0;
    }
}
