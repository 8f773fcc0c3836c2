package io.pitwall.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held of fragments, as bytes. */
class HeldStreamFormatTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LONG = "a message that is too long for one record of this test, by far".repeat(4);

    /** A message in each form and two records, one without a value, on key {@code car-1}. */
    private static StoreFixture<StoredHeldStream> held() {
        StoreFixture<StoredHeldStream> fixture = StoreFixture.exactlyOnce(new HeldStreamLayout("cars"));
        FragmentJoiner joiner = new FragmentJoiner(JoinLimits.standard(), new FragmentStore(fixture.store), () -> NOW);
        SplitRecords records = new SplitRecords();
        List<RawRecord> all = new ArrayList<>(records.inHeaders("car-1", LONG).subList(0, 2));
        all.addAll(records.inPrefix("car-1", LONG).subList(0, 1));
        all.add(records.whole("car-1", "x"));
        all.add(records.whole("car-1", null));
        all.forEach(joiner::add);
        fixture.commit();
        return fixture;
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream in = HeldStreamFormatTest.class.getResourceAsStream("/golden/" + name + ".txt")) {
            return new String(requireNonNull(in, name).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** The state of a running application outlives its version: these bytes must be read for ever. */
    @Test
    void storedBytesAreThese() throws IOException {
        List<String> lines = new ArrayList<>();
        held().inner
                .entries
                .forEach((key, value) -> lines.add(HexFormat.of().formatHex(key.get()) + " "
                        + HexFormat.of().formatHex(value)));

        assertThat(lines).isEqualTo(golden("held-stream-v1-keys-v2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"held-stream-v1", "held-stream-v1-keys-v2"})
    void storedBytesAreRead(String file) throws IOException {
        LoggedMap inner = new LoggedMap();
        for (String line : golden(file)) {
            String[] entry = line.split(" ", 2);
            inner.put(
                    Bytes.wrap(HexFormat.of().parseHex(entry[0])),
                    HexFormat.of().parseHex(entry[1]));
        }
        var fixture =
                new StoreFixture<>(inner, new HeldStreamLayout("cars"), StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
        Instant[] now = {NOW};
        FragmentJoiner joiner =
                new FragmentJoiner(JoinLimits.standard(), new FragmentStore(fixture.store), () -> now[0]);
        SplitRecords records = new SplitRecords();
        List<RawRecord> parts = records.inHeaders("car-1", LONG);
        List<String> released = new ArrayList<>();
        parts.subList(2, parts.size())
                .forEach(part -> joiner.add(part).released().forEach(whole -> released.add(SplitRecords.text(whole))));
        now[0] = NOW.plusSeconds(60);
        joiner.sweep().released().forEach(whole -> released.add(SplitRecords.text(whole)));

        assertThat(released).containsExactly(LONG, "x", "-");
    }

    @Test
    void bytesThatAreCutShortSayWhere() {
        HeldStreamFormat format = new HeldStreamFormat("cars");
        byte[] key = "car-1".getBytes(UTF_8);
        for (Map.Entry<Bytes, byte[]> entry : held().inner.entries.entrySet()) {
            // Behind the two bytes of the store's own.
            byte[] value = Arrays.copyOfRange(entry.getValue(), 2, entry.getValue().length);
            boolean isHead = entry.getKey().get()[0] == 0;
            boolean isSlice = !isHead && value[1] == 2;
            int fixed = isHead ? 17 : isSlice ? 22 : value.length;
            for (int length = 0; length < fixed; length++) {
                byte[] cut = Arrays.copyOf(value, length);
                Throwable error = catchThrowable(
                        () -> Object.class.cast(isHead ? format.readHead(cut) : format.readEntry(cut, key, 7)));
                assertThat(error)
                        .isInstanceOf(ProcessorStateException.class)
                        .hasMessageContaining("held fragments of topic cars, " + (isHead ? "head" : "slot 7"))
                        .hasMessageContaining("corrupt state");
            }
        }
    }
}
