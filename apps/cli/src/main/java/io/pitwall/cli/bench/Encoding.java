package io.pitwall.cli.bench;

import io.pitwall.data.ParameterData;
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
        ColumnReader reader = new ColumnReader();
        return List.of(
                new Encoding(
                        "packed",
                        packed::encode,
                        value -> reader.readAll(packed.decode(value)),
                        value -> reader.readFirst(packed.decode(value))),
                new Encoding(
                        "Avro doubles",
                        plain::encode,
                        value -> reader.readAll(plain.decode(value)),
                        value -> reader.readFirst(plain.decode(value))),
                new Encoding("SDK JSON", json::encode, json::decode, json::decode));
    }
}
