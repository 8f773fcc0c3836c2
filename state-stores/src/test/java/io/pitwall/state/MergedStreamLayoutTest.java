package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.MergedStream;
import io.pitwall.serdes.plain.PlainFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

/** A stream that several sides carry, as stored. */
class MergedStreamLayoutTest {

    private static final String CAR = "car-1";
    private static final List<String> SIDES = List.of("engine.parameters", "chassis.select", "autó");
    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final Bytes HEAD = EntryKeys.of(CAR, StoredEntries.HEAD, 0);

    /** Two sides are open, three have said something, the second has spoken last. */
    private static MergedStream stream() {
        MergedStream stream = new MergedStream(CAR);
        stream.merge(1, StreamProperties.none().withParent("grid"));
        stream.merge(0, CAR_44);
        stream.merge(1, new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of()));
        stream.merge(
                2,
                new EventDefinitions(
                        List.of(new EventDefinition("pit-stop", "", null, null, null, EventLevel.INFORMATION)),
                        List.of()));
        stream.merge(1, StreamProperties.none().withParent("race"));
        stream.merge(0, StreamEnd.closed());
        return stream;
    }

    @Test
    void whatIsRestoredIsWhatWasStored() {
        var fixture = StoreFixture.exactlyOnce(new MergedStreamLayout(SIDES));
        fixture.store.put(CAR, new StoredMergedStream(stream()));
        assertThat(fixture.written(fixture::commit)).as("one value").isEqualTo(1);

        MergedStream restored = restored(fixture.inner, SIDES).object(CAR).stream();
        assertThat(restored.context()).isEqualTo(stream().context());
        assertThat(restored.said()).isEqualTo(stream().said());
        assertThat(restored.openSides()).isEqualTo(stream().openSides());

        fixture.store.remove(CAR);
        fixture.commit();
        assertThat(fixture.inner.entries).isEmpty();
    }

    @Test
    void aStreamThatNobodyHasSaidAnythingOf() {
        var fixture = StoreFixture.exactlyOnce(new MergedStreamLayout(List.of()));
        fixture.store.put(CAR, new StoredMergedStream(new MergedStream(CAR)));
        fixture.commit();

        assertThat(restored(fixture.inner, List.of()).object(CAR).stream().said())
                .isEmpty();
    }

    @Test
    void mergedStreamsAreWrittenLikeThis() throws IOException {
        var fixture = StoreFixture.exactlyOnce(new MergedStreamLayout(SIDES));
        fixture.store.put(CAR, new StoredMergedStream(stream()));
        fixture.commit();

        assertThat(HexFormat.of().formatHex(fixture.inner.entries.get(HEAD)))
                .isEqualTo(HexFormat.of().formatHex(golden()));
    }

    @Test
    void sidesAreFoundByNameAndThoseThatAreNotThereAnyMoreAreLeftOut() throws IOException {
        MergedStream restored =
                restored(stored(golden()), List.of("new", "chassis.select", "engine.parameters")).object(CAR).stream();

        assertThat(restored.openSides().stream()).containsExactly(1);
        assertThat(restored.said()).extracting(MergedStream.Said::side).containsExactly(2, 1, 1);
        assertThat(restored.context().properties()).isEqualTo(CAR_44.withParent("race"));
        assertThat(restored.context().eventDefinitions()).isNull();
    }

    @Test
    void whatIsCutOffAnywhereOrTooLongIsReported() throws IOException {
        byte[] golden = golden();
        for (int length = 2; length <= golden.length + 1; length++) {
            if (length != golden.length) {
                assertUnreadable(Arrays.copyOf(golden, length), "the merged stream");
            }
        }
    }

    @Test
    void aLaterVersionIsRefused() throws IOException {
        byte[] later = golden();
        later[2] = 2;
        assertUnreadable(later, "the merged stream is stored in version 2, this Pitwall reads up to version 1; start");
    }

    @Test
    void anEndIsNothingASideHasSaid() {
        byte[] end = PlainFormat.instance().encode(StreamEnd.closed());
        byte[] head = ByteBuffer.allocate(2 + 1 + 4 + 4 + 4 + 1 + 4 + end.length)
                .put((byte) 1)
                .put((byte) 0)
                .put((byte) 1)
                .putInt(0)
                .putInt(1)
                .putInt(1)
                .put((byte) 'a')
                .putInt(end.length)
                .put(end)
                .array();
        assertUnreadable(
                head, "the merged stream holds a StreamEnd, which is neither properties nor definitions; start");
    }

    @Test
    void moreThatWasSaidWeighsMore() {
        var layout = new MergedStreamLayout(SIDES);

        assertThat(layout.weightBytes(new StoredMergedStream(stream())))
                .isGreaterThan(layout.weightBytes(new StoredMergedStream(new MergedStream(CAR))));
    }

    private static void assertUnreadable(byte[] head, String message) {
        var fixture = restored(stored(head), SIDES);
        assertThatThrownBy(() -> fixture.store.get(CAR))
                .isInstanceOf(ProcessorStateException.class)
                .hasMessageStartingWith("Store rows, stream car-1: " + message);
    }

    private static StoreFixture<StoredMergedStream> restored(LoggedMap inner, List<String> sides) {
        return new StoreFixture<>(inner, new MergedStreamLayout(sides), StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
    }

    private static LoggedMap stored(byte[] head) {
        LoggedMap inner = new LoggedMap();
        inner.put(HEAD, head);
        return inner;
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = MergedStreamLayoutTest.class.getResourceAsStream("/state/merged-stream-v1.hex")) {
            return HexFormat.of()
                    .parseHex(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
