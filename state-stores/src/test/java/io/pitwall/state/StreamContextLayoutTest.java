package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The context of a stream as stored. */
class StreamContextLayoutTest {

    private static final String CAR = "car-1";
    private static final EntryFormat FORMAT = new EntryFormat("rows");
    private static final StreamContext NAMED =
            StreamContext.opened(CAR, StreamProperties.none().withName("Car 44"));
    private static final ParameterDefinitions PARAMETERS = new ParameterDefinitions(
            List.of(new ParameterDefinition("Speed", "/car", "v", "how fast", 0.0, 350.0, "km/h", "{0}", "{}")),
            List.of(new DefinitionGroup("/car", "all of it", null)));
    private static final EventDefinitions EVENTS = new EventDefinitions(
            List.of(new EventDefinition("pit-stop", "", null, null, null, EventLevel.INFORMATION)), List.of());

    static Stream<StreamContext> contexts() {
        StreamProperties all = new StreamProperties(
                "Car 44", "/monza", Map.of("team", "silver"), List.of("grid", "race"), Instant.ofEpochSecond(1, 2));
        return Stream.of(
                StreamContext.opened(CAR, StreamProperties.none()),
                NAMED,
                new StreamContext(CAR, all, PARAMETERS, null),
                new StreamContext(CAR, all, null, EVENTS),
                new StreamContext(CAR, StreamProperties.none(), PARAMETERS, EVENTS),
                new StreamContext(
                        CAR,
                        all,
                        new ParameterDefinitions(List.of(), List.of()),
                        new EventDefinitions(List.of(), List.of())));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void whatIsRestoredIsWhatWasKnown(StreamContext context) {
        var fixture = StoreFixture.exactlyOnce(new StreamContextLayout());
        fixture.store.put(CAR, seen(context));
        assertThat(fixture.written(fixture::commit)).as("one value").isEqualTo(1);

        assertThat(restored(fixture.inner).object(CAR).context()).isEqualTo(context);
        assertThat(restored(fixture.inner).object(CAR).seenMs()).isEqualTo(1_000);
        assertThat(fixture.written(fixture::commit)).as("nothing has changed").isZero();
    }

    @Test
    void aChangeReplacesTheValueAndTheEndDeletesIt() {
        var fixture = StoreFixture.exactlyOnce(new StreamContextLayout());
        fixture.store.put(CAR, seen(NAMED));
        fixture.commit();
        fixture.store.put(CAR, seen(NAMED.withParameterDefinitions(PARAMETERS)));
        fixture.commit();
        assertThat(fixture.inner.entries).hasSize(1);
        assertThat(restored(fixture.inner).object(CAR).context()).isEqualTo(NAMED.withParameterDefinitions(PARAMETERS));

        fixture.store.remove(CAR);
        fixture.commit();
        assertThat(fixture.inner.entries).isEmpty();
    }

    @Test
    void aStreamThatWasOpenedAndEndedBetweenTwoCommitsIsNeverWritten() {
        var fixture = StoreFixture.exactlyOnce(new StreamContextLayout());
        fixture.store.put(CAR, seen(NAMED));
        fixture.store.remove(CAR);

        assertThat(fixture.written(fixture::commit)).isZero();
    }

    @Test
    void moreDefinitionsWeighMore() {
        var layout = new StreamContextLayout();

        assertThat(layout.weightBytes(seen(NAMED))).isPositive();
        assertThat(layout.weightBytes(seen(new StreamContext(CAR, NAMED.properties(), PARAMETERS, EVENTS))))
                .isGreaterThan(layout.weightBytes(seen(NAMED)));
    }

    @Test
    void aMessageThatIsNoContextIsReported() {
        byte[] end = PlainFormat.instance().encode(StreamEnd.closed());
        LoggedMap inner = new LoggedMap();
        inner.put(
                EntryKeys.of(CAR, StoredEntries.HEAD, 0),
                FORMAT.whole(ByteBuffer.allocate(4 + end.length)
                        .putInt(end.length)
                        .put(end)
                        .array()));

        assertThatThrownBy(() -> restored(inner).store.get(CAR))
                .isInstanceOf(ProcessorStateException.class)
                .hasMessageStartingWith(
                        "Store rows, stream car-1: the stream context holds a StreamEnd; start the version");
    }

    private static StoredStreamContext seen(StreamContext context) {
        return new StoredStreamContext(context, 1_000);
    }

    private static StoreFixture<StoredStreamContext> restored(LoggedMap inner) {
        return new StoreFixture<>(inner, new StreamContextLayout(), StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
    }
}
