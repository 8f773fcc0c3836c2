package io.pitwall.dsl.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.rules.MergedStream;
import io.pitwall.state.MergedStreamLayout;
import io.pitwall.state.StateLayout;
import io.pitwall.state.StoredMergedStream;
import io.pitwall.state.StoredStreamContext;
import io.pitwall.state.StreamContextLayout;
import io.pitwall.state.WriteBehindStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merge that is added to a topology whose streams are open, and one whose streams are forgotten. */
class MergeProcessorTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final List<Side> SIDES = List.of(
            new Side("a", StreamIdentity.unchanged(), "a.context", PassedDefinitions.ALL),
            new Side(
                    "b",
                    StreamIdentity.prefixed("b-"),
                    "b.context",
                    PassedDefinitions.ALL.ofParameters(List.of("Speed"))));
    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final ParameterDefinitions GEAR = parameters("Gear");
    private static final ParameterDefinitions SPEED = parameters("Speed");
    private static final EventDefinitions STOP = new EventDefinitions(List.of(event("pit-stop")), List.of());
    private static final ParameterData ROW =
            ParameterData.builder().row(0).put("Speed", 312).build();

    @TempDir
    Path stateDir;

    private MockProcessorContext<String, StreamMessage> context;
    private WriteBehindStore<StoredStreamContext> a;
    private WriteBehindStore<StoredStreamContext> b;
    private WriteBehindStore<StoredMergedStream> merged;
    private MergeProcessor merge;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        context = new MockProcessorContext<>(properties, new TaskId(0, 0), stateDir.toFile());
        // As Kafka Streams has it: no time before there is something to do.
        context.setCurrentSystemTimeMs(0);
        a = store(context, "a.context", StreamContextLayout::new);
        b = store(context, "b.context", StreamContextLayout::new);
        merged = store(context, "m.merge", () -> new MergedStreamLayout(List.of("a", "b")));
        merge = new MergeProcessor("m.merge", SIDES, Duration.ofSeconds(100));
        merge.init(context);
    }

    private static <T> WriteBehindStore<T> store(
            MockProcessorContext<String, StreamMessage> context, String name, Supplier<StateLayout<T>> layout) {
        WriteBehindStore<T> store =
                WriteBehindStore.builder(name, layout).withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    @AfterEach
    void stop() {
        List.of(a, b, merged).forEach(store -> {
            store.flushCache();
            store.close();
        });
    }

    @Test
    void aStreamThatWasOpenBeforeOpensWithWhatItsOriginSays() {
        open(a, "b-car");
        open(b, "car");
        send(A, "b-car", ROW);
        send(A, "b-car", StreamEnd.closed());
        assertThat(forwarded())
                .as("the other side is open as well")
                .containsExactly(CAR_44.withParents(List.of("car")), ROW);

        send(B, "car", StreamEnd.closed());
        assertThat(forwarded()).endsWith(StreamEnd.closed());
        assertThat(merged.get("b-car")).isNull();
    }

    @Test
    void itsDefinitionsOfBeforeArePassedOnOnceWithItsFirstRow() {
        open(
                b,
                StreamContext.opened("car", CAR_44)
                        .withParameterDefinitions(parameters("Gear", "Speed"))
                        .withEventDefinitions(STOP));
        send(B, "car", ROW);
        send(B, "car", ROW);
        assertThat(forwarded())
                .as("of the parameters that come to this side")
                .containsExactly(CAR_44.withParents(List.of("car")), SPEED, STOP, ROW, ROW);
    }

    @Test
    void definitionsOfASideThatJoinsAnOpenStreamAreAddedToThoseOfTheOthers() {
        open(a, "b-car");
        send(A, "b-car", CAR_44);
        send(A, "b-car", GEAR);
        open(b, StreamContext.opened("car", CAR_44).withParameterDefinitions(SPEED));
        send(A, "b-car", ROW);
        send(B, "car", ROW);
        send(B, "car", SPEED);
        assertThat(forwarded())
                .containsExactly(
                        CAR_44, GEAR, ROW, CAR_44.withParents(List.of("car")), parameters("Gear", "Speed"), ROW);
    }

    @Test
    void definitionsOfBeforeComeAlsoBehindNewProperties() {
        open(b, StreamContext.opened("car", CAR_44).withParameterDefinitions(SPEED));
        send(B, "car", StreamProperties.none().withName("Car 45"));
        send(B, "car", SPEED);
        assertThat(forwarded())
                .containsExactly(StreamProperties.none().withName("Car 45").withParents(List.of("car")), SPEED);
    }

    /** A stream starts with its properties, also where the first that comes of it are definitions. */
    @Test
    void definitionsThatComeFirstOpenWithThePropertiesOfBefore() {
        open(b, StreamContext.opened("car", CAR_44).withParameterDefinitions(SPEED));
        send(B, "car", SPEED);
        assertThat(forwarded()).containsExactly(CAR_44.withParents(List.of("car")), SPEED);
    }

    @Test
    void definitionsOfASideThatIsHeardAtTheEndOfAnotherAreSaidBeforeIt() {
        open(a, "b-car");
        send(A, "b-car", CAR_44);
        open(b, StreamContext.opened("car", CAR_44).withParameterDefinitions(SPEED));
        send(A, "b-car", StreamEnd.closed());
        send(B, "car", StreamEnd.closed());
        assertThat(forwarded()).containsExactly(CAR_44, CAR_44.withParents(List.of("car")), SPEED, StreamEnd.closed());
    }

    @Test
    void itsEndAloneOpensAndEndsItOnce() {
        open(b, "car");
        send(B, "car", StreamEnd.closed());

        assertThat(forwarded()).containsExactly(CAR_44.withParents(List.of("car")), StreamEnd.closed());
        assertThat(context.forwarded())
                .extracting(forward -> String.valueOf(forward.record().key()))
                .containsOnly("b-car");
    }

    @Test
    void aSideThatIsAddedWhileTheStreamIsOpenHoldsBackItsEnd() {
        open(a, "b-car");
        send(A, "b-car", CAR_44);
        open(b, "car");
        send(A, "b-car", StreamEnd.closed());
        assertThat(forwarded())
                .as("the side that has said nothing yet is open")
                .containsExactly(CAR_44, CAR_44.withParents(List.of("car")));

        send(B, "car", ROW);
        send(B, "car", StreamEnd.closed());
        assertThat(forwarded()).containsExactly(CAR_44, CAR_44.withParents(List.of("car")), ROW, StreamEnd.closed());
        assertThat(merged.get("b-car")).isNull();
    }

    @Test
    void sidesWithOtherNamesInTheNextVersionEndTheStreamOnce() {
        open(a, "b-car");
        open(b, "car");
        assertThat(merged.get("b-car")).isNull();
        merged.put("b-car", new StoredMergedStream(MergedStream.of("b-car", new BitSet(), List.of())));

        send(B, "car", ROW);
        send(A, "b-car", StreamEnd.closed());
        send(B, "car", StreamEnd.closed());

        assertThat(forwarded()).containsExactly(CAR_44.withParents(List.of("car")), ROW, StreamEnd.closed());
        assertThat(merged.get("b-car")).isNull();
    }

    @Test
    void itIsForgottenWhenAllThatCarryItAreAlsoAfterARestart() {
        open(b, "car");
        context.setCurrentSystemTimeMs(1_000_000);
        send(B, "car", CAR_44);
        stop();
        start();
        assertThat(punctuators()).hasSize(1);
        punctuate(2_000_000);
        punctuate(2_010_001);
        assertThat(merged.get("b-car")).as("its origin is there").isNotNull();

        b.remove("car");
        punctuate(2_110_000);
        punctuate(2_110_001);
        assertThat(merged.get("b-car")).isNull();
        assertThat(context.forwarded()).isEmpty();
        punctuate(2_200_000);
        assertThat(punctuators()).as("nothing is left to look at").isEmpty();
    }

    private static void open(WriteBehindStore<StoredStreamContext> store, String streamId) {
        open(store, StreamContext.opened(streamId, CAR_44));
    }

    private static void open(WriteBehindStore<StoredStreamContext> store, StreamContext stream) {
        assertThat(store.get(stream.id())).isNull();
        store.put(stream.id(), new StoredStreamContext(stream, 0));
    }

    private static ParameterDefinitions parameters(String... names) {
        return new ParameterDefinitions(
                Stream.of(names).map(ParameterDefinition::of).toList(), List.of());
    }

    private void send(int side, String streamId, StreamMessage message) {
        merge.process(new Record<>(streamId, new SideMessage(side, message), 0));
    }

    private List<StreamMessage> forwarded() {
        return context.forwarded().stream()
                .map(forward -> (StreamMessage) forward.record().value())
                .toList();
    }

    private void punctuate(long timeMs) {
        context.setCurrentSystemTimeMs(timeMs);
        punctuators().forEach(punctuator -> punctuator.getPunctuator().punctuate(timeMs));
    }

    private List<CapturedPunctuator> punctuators() {
        return context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList();
    }

    private static EventDefinition event(String id) {
        return new EventDefinition(id, "/", null, null, null, EventLevel.INFORMATION);
    }
}
