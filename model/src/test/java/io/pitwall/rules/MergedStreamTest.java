package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of the things that several sides say of one stream. */
class MergedStreamTest {

    private static final StreamProperties NONE = StreamProperties.none();
    private static final StreamProperties CAR_44 = NONE.withName("Car 44");
    private static final StreamProperties CAR_63 = NONE.withName("Car 63");
    private static final ParameterData ROW = TextTable.parse("time_ms | Speed\n0 | 312");

    private final MergedStream stream = new MergedStream("car");

    @Test
    void dataPassesAsItIs() {
        assertThat(stream.merge(0, ROW)).isSameAs(ROW);
        assertThat(stream.merge(1, ROW)).isSameAs(ROW);
        assertThat(stream.isOpen(0)).isTrue();
        assertThat(stream.isOpen(2)).isFalse();
    }

    @Test
    void theFirstPropertiesPassEvenIfTheySayNothingAndTheSameOnceOnly() {
        assertThat(stream.merge(0, NONE)).isEqualTo(NONE);
        assertThat(stream.merge(1, NONE)).isNull();
        assertThat(stream.merge(0, CAR_44)).isEqualTo(CAR_44);
        assertThat(stream.merge(1, CAR_44)).isNull();
        assertThat(stream.context()).isEqualTo(StreamContext.opened("car", CAR_44));
    }

    @Test
    void whoSpokeLastIsRightAndWhoSaysNothingDoesNotCount() {
        stream.merge(0, CAR_44);
        assertThat(stream.merge(1, NONE)).isNull();
        assertThat(stream.merge(1, CAR_63)).isEqualTo(CAR_63);
        assertThat(stream.merge(0, CAR_44)).as("said again, so last").isEqualTo(CAR_44);
        assertThat(stream.merge(0, NONE)).as("the other one still says so").isEqualTo(CAR_63);
        assertThat(stream.merge(1, NONE)).isEqualTo(NONE);
    }

    @Test
    void parentsAreThoseOfAllSidesInTheirOrder() {
        stream.merge(1, CAR_44.withParents(List.of("b", "c")));

        assertThat(stream.merge(0, NONE.withParents(List.of("a", "b"))))
                .isEqualTo(CAR_44.withParents(List.of("a", "b", "c")));
    }

    @Test
    void definitionsAreThoseOfAllSidesAsWhoSpokeLastSaysThem() {
        ParameterDefinitions speed = parameters("Speed km/h", "Gear -");
        ParameterDefinitions speedInMph = parameters("Rpm 1/min", "Speed mph");

        assertThat(stream.merge(0, speed)).isEqualTo(speed);
        assertThat(stream.merge(1, speedInMph)).isEqualTo(parameters("Speed mph", "Gear -", "Rpm 1/min"));
        assertThat(stream.merge(1, speedInMph)).isNull();
        assertThat(stream.merge(0, parameters("Speed mph"))).isEqualTo(parameters("Speed mph", "Rpm 1/min"));
        assertThat(stream.merge(1, parameters())).isEqualTo(parameters("Speed mph"));
        assertThat(stream.merge(0, parameters())).isEqualTo(parameters());
        assertThat(stream.context().parameterDefinitions()).isEqualTo(parameters());
    }

    @Test
    void emptyDefinitionsAreSaidOnce() {
        assertThat(stream.merge(0, parameters())).isEqualTo(parameters());
        assertThat(stream.merge(1, parameters())).isNull();
    }

    @Test
    void groupsAndEventsAsWell() {
        var engine = new DefinitionGroup("/engine", null, null);
        var told = new DefinitionGroup("/engine", "all that turns", null);
        var stop = new EventDefinition("stop", "/engine", null, null, null, EventLevel.INFORMATION);
        var start = new EventDefinition("start", "/engine", null, null, null, EventLevel.WARNING);
        stream.merge(0, new EventDefinitions(List.of(stop), List.of(engine)));

        assertThat(stream.merge(1, new EventDefinitions(List.of(start), List.of(told))))
                .isEqualTo(new EventDefinitions(List.of(stop, start), List.of(told)));
        assertThat(stream.merge(0, new EventDefinitions(List.of(stop), List.of(told))))
                .isNull();
    }

    @Test
    void theEndPassesWithTheLastSideThatCarriedTheStream() {
        var aborted = new StreamEnd(StreamEnd.Type.ABORTED);
        stream.merge(0, NONE);
        stream.merge(2, ROW);

        assertThat(stream.merge(0, StreamEnd.closed())).isNull();
        assertThat(stream.isOpen()).isTrue();
        assertThat(stream.merge(2, aborted)).isEqualTo(aborted);
        assertThat(stream.isOpen()).isFalse();
    }

    @Test
    void aSideThatGoesOnAfterItsEndIsWaitedForAgainAndWhatItSaidStays() {
        stream.merge(0, CAR_44);
        stream.merge(1, NONE);
        stream.merge(0, StreamEnd.closed());
        assertThat(stream.context().properties()).isEqualTo(CAR_44);

        assertThat(stream.merge(0, CAR_44)).isNull();
        assertThat(stream.merge(1, StreamEnd.closed())).isNull();
        assertThat(stream.merge(0, StreamEnd.closed())).isEqualTo(StreamEnd.closed());
    }

    @Test
    void theEndOfASideThatNeverCarriedTheStreamWaitsForTheOthers() {
        stream.merge(0, NONE);

        assertThat(stream.merge(1, StreamEnd.closed())).isNull();
        assertThat(stream.isOpen(0)).isTrue();
    }

    @Test
    void whatItIsMadeOfMakesItAgain() {
        stream.merge(1, CAR_44);
        stream.merge(0, CAR_63);
        stream.merge(0, parameters("Speed km/h"));
        stream.merge(2, StreamEnd.closed());
        MergedStream again = MergedStream.of("car", stream.openSides(), stream.said());

        assertThat(again.context()).isEqualTo(stream.context());
        assertThat(again.said()).isEqualTo(stream.said());
        assertThat(again.openSides()).isEqualTo(stream.openSides());
        assertThat(again.merge(1, CAR_63)).isNull();
    }

    @Test
    void dataIsNotSomethingASideHasSaid() {
        assertThatThrownBy(() -> new MergedStream.Said(0, ROW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a side says properties and definitions, but it's a ParameterData");
    }

    /** {@code Speed km/h} is a parameter and its unit. */
    private static ParameterDefinitions parameters(String... parameters) {
        return new ParameterDefinitions(
                Stream.of(parameters)
                        .map(text -> text.split(" ", -1))
                        .map(parts ->
                                new ParameterDefinition(parts[0], "", null, null, null, null, parts[1], null, null))
                        .toList(),
                List.of());
    }
}
