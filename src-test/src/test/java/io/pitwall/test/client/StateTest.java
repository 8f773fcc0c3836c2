package io.pitwall.test.client;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.client.DictionaryState;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.ScalarState;
import io.pitwall.client.StreamReader;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.Row;
import io.pitwall.test.SyntheticStream;
import io.pitwall.test.TelemetryTest;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/** What handlers keep for a stream: as at the last commit after a crash, gone with the stream. */
class StateTest {

    private final List<Object> seen = new ArrayList<>();

    private static Consumer<StreamingClient> client(BiConsumer<StreamReader, StreamWriter> definition) {
        return client -> {
            OutputTopic output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> {
                StreamWriter out = output.getOrCreateStream(in.id());
                definition.accept(in, out);
                in.onClosed(out::close);
            });
        };
    }

    /** Totals of all rows and of each gear, written behind each row. */
    private static void totals(StreamReader in, StreamWriter out) {
        ScalarState<Long> total = in.scalarState("total", Long.class, 0L);
        DictionaryState<Double> byGear = in.dictionaryState("by gear", Double.class, gear -> 0.0);
        in.parameters().onRead(rows -> {
            for (int i = 0; i < rows.rowCount(); i++) {
                Row row = rows.row(i);
                String gear = gearOf(row);
                total.set(total.get() + 1);
                byGear.put(gear, byGear.get(gear) + row.number("Speed", 0));
                if (total.get() % 7 == 0) {
                    byGear.remove(gear);
                }
                out.parameters()
                        .buffer()
                        .addTimestampNs(row.timeNs())
                        .addValue("Total", total.get())
                        .addValue("Gears", byGear.size())
                        .addValue("InGear", byGear.find(gear) == null ? -1 : byGear.get(gear))
                        .write();
            }
        });
    }

    private static String gearOf(Row row) {
        return String.valueOf((int) row.number("Gear", 0));
    }

    @Test
    void everyCrashPointAndEveryCutGiveTheSameTotals() {
        try (var test = TelemetryTest.ofClient(client(StateTest::totals))) {
            SyntheticStream.car(3).records(60, 7).forEach(rows -> test.topic("in").stream("car")
                    .write(rows));
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void statesEndWithTheirStream() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            ScalarState<Long> total = in.scalarState("total", Long.class, 10L);
            in.parameters().onRead(rows -> total.set(total.get() + 1));
            in.onClosed(type -> seen.add(total.get()));
        }))) {
            test.topic("in").stream("car").write("time_ms | A\n1 | 1").end().write("time_ms | A\n1 | 1");
            test.commit().crashAndRestore();
            test.topic("in").stream("car").write("time_ms | A\n1 | 1").end();
            test.commit();

            assertThat(seen).containsExactly(11L, 12L);
            assertThat(test.topic("out").stream("car").messages()).hasSize(2);
        }
    }

    @Test
    void valuesOfAllTypesComeBack() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            ScalarState<Long> number = in.scalarState("long", Long.class, 0L);
            ScalarState<Double> real = in.scalarState("double", Double.class, 0.0);
            ScalarState<Boolean> flag = in.scalarState("boolean", Boolean.class, false);
            ScalarState<String> text = in.scalarState("text", String.class, "");
            ScalarState<byte[]> bytes = in.scalarState("bytes", byte[].class, new byte[0]);
            ScalarState<Short> own = in.scalarState("own", Serdes.Short(), (short) 0);
            in.parameters().onRead(rows -> {
                seen.add(List.of(number.get(), real.get(), flag.get(), text.get(), bytes.get().length, own.get()));
                number.set(-1L); // the hash of the SDK took 0 and -1 for the same
                real.set(Double.NaN);
                flag.set(true);
                text.set("ü");
                bytes.set(new byte[] {1, 2});
                own.set((short) 7);
            });
        }))) {
            test.topic("in").stream("car").write("time_ms | A\n1 | 1");
            test.commit().crashAndRestore();
            test.topic("in").stream("car").write("time_ms | A\n2 | 1");

            assertThat(seen)
                    .containsExactly(
                            List.of(0L, 0.0, false, "", 0, (short) 0),
                            List.of(-1L, Double.NaN, true, "ü", 2, (short) 7));
        }
    }

    @Test
    void theInitialValueStaysWhatItWasWhateverIsDoneToWhatGetGave() {
        byte[] initial = {1};
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            ScalarState<byte[]> bytes = in.scalarState("bytes", byte[].class, initial);
            in.parameters().onRead(rows -> seen.add(bytes.get()[0]++));
        }))) {
            test.topic("in").stream("car").write("time_ms | A\n1 | 1").write("time_ms | A\n2 | 1");

            assertThat(seen).containsExactly((byte) 1, (byte) 1);
            assertThat(initial).containsExactly(1);
        }
    }

    @Test
    void aDictionaryTellsKeysByEveryCharacterAndSaysWhatIsMissing() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            DictionaryState<String> laps = in.dictionaryState("laps", String.class);
            in.parameters().onRead(rows -> {
                laps.put("A", "1");
                laps.put("a", "2");
                seen.add(laps.keys().size() + laps.get("A") + laps.get("a") + laps.containsKey("b"));
                assertThatThrownBy(() -> laps.get("b"))
                        .isInstanceOf(NoSuchElementException.class)
                        .hasMessageContaining("state 'laps' of stream 'car' has no value of key 'b'");
                laps.clear();
                seen.add(laps.size());
            });
        }))) {
            test.topic("in").stream("car").write("time_ms | A\n1 | 1");
            assertThat(seen).containsExactly("212false", 0);
        }
    }

    @Test
    void theKeysOfADictionaryAreInOrderAlsoAfterARestart() {
        List<String> added = List.of("j", "c", "ü", "a", "h", "b", "Z", "g", "f", "i", "e", "d");
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            DictionaryState<String> laps = in.dictionaryState("laps", String.class);
            in.parameters().onRead(rows -> {
                added.forEach(key -> laps.put(key, key));
                laps.remove("c");
                seen.add(String.join("", laps.keys()) + laps.size());
            });
        }))) {
            test.topic("in").stream("car").write("time_ms | A\n1 | 1");
            test.commit().crashAndRestore();
            test.topic("in").stream("car").write("time_ms | A\n2 | 1");

            assertThat(seen).containsExactly("Zabdefghijü11", "Zabdefghijü11");
        }
    }

    @Test
    void aValueThatIsChangedInPlaceAndSetAgainSurvives() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            ScalarState<byte[]> bytes = in.scalarState("bytes", Serdes.ByteArray(), new byte[1]);
            byte[] mine = new byte[1];
            in.parameters().onRead(rows -> {
                seen.add(bytes.get()[0]);
                mine[0]++;
                bytes.set(mine);
            });
        }))) {
            test.topic("in").stream("car").write("time_ms | A\n1 | 1");
            test.commit();
            test.topic("in").stream("car").write("time_ms | A\n2 | 1");
            test.commit().crashAndRestore();
            test.topic("in").stream("car").write("time_ms | A\n3 | 1");

            assertThat(seen).containsExactly((byte) 0, (byte) 1, (byte) 2);
        }
    }

    @Test
    void aNameIsOfOneKindAndType() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            in.scalarState("total", Long.class, 0L).set(1L);
            assertThatThrownBy(() -> in.dictionaryState("total", Long.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("state 'total' is a scalar state of type 'l'");
            assertThatThrownBy(() -> in.scalarState("total", Double.class, 0.0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("asked for as a scalar state of Double");
            assertThatThrownBy(() -> in.scalarState("other", Integer.class, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a state of java.lang.Integer needs a serde");
            seen.add("asked");
        }))) {
            test.topic("in").stream("car").write("time_ms | A\n1 | 1");
            assertThat(seen).containsExactly("asked");
        }
    }
}
