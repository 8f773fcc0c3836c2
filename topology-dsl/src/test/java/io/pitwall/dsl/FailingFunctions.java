package io.pitwall.dsl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.TextTable;
import io.pitwall.serdes.StreamMessageSerde;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.streams.test.TestRecord;

/** Functions that fail, rows on which they do, and what can be seen of it. */
@SuppressWarnings("DoNotCallSuggester") // they are called, to see what becomes of it
final class FailingFunctions {

    static final String LETTERS = "app-dead-letters";

    static final String LAPS = """
            time_ms | Lap:text | Car#
                 10 | 7        | 44
                 20 | out      | 44
                 30 | 8        | 44
                 40 | in       | 44
            """;

    private FailingFunctions() {}

    static double lap(Row row) {
        return Integer.parseInt(row.text("Lap", "0"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the compiler is to believe that it is unchecked
    static <E extends Throwable> double sneaky(Throwable error) throws E {
        throw (E) error;
    }

    static byte[] bytes(String table) {
        try (var serde = new StreamMessageSerde()) {
            return serde.serializer().serialize("in", TextTable.parse(table));
        }
    }

    static ParameterData failing() {
        throw new IllegalStateException("no");
    }

    static ParameterData failingAtThree(ParameterData packet) {
        if (packet.row(0).number("A") == 3) {
            throw new AssertionError("three");
        }
        return packet;
    }

    static double missing() {
        throw new NoClassDefFoundError("com/acme/Gone");
    }

    static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
        Map<String, String> texts = new LinkedHashMap<>();
        StreamSupport.stream(letter.headers().spliterator(), false)
                .forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }
}
