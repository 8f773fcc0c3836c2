package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {

    private final RecordedOutput output = new RecordedOutput();
    private final StreamWriter writer = output.topic().createStream("car-1");
    private final ParametersWriter parameters = writer.parameters();
    private final EventsWriter events = writer.events();

    @Test
    void aParameterIsSaidInFull() {
        parameters
                .addDefinition("Speed")
                .name("Speed over ground")
                .description("by GPS")
                .range(-10.43, 100.123)
                .unit("km/h")
                .format("{0} km/h")
                .customProperties("{}")
                .addDefinition("Gear");
        assertThat(parameters.definitions())
                .isEqualTo(new ParameterDefinitions(
                        List.of(
                                new ParameterDefinition(
                                        "Speed",
                                        "",
                                        "Speed over ground",
                                        "by GPS",
                                        -10.43,
                                        100.123,
                                        "km/h",
                                        "{0} km/h",
                                        "{}"),
                                ParameterDefinition.of("Gear")),
                        List.of()));
    }

    @Test
    void anEventIsSaidInFull() {
        events.addDefinition("pit-stop")
                .name("Pit stop")
                .description("came in")
                .level(EventLevel.WARNING)
                .customProperties("{}")
                .addDefinition("lap");
        assertThat(events.definitions())
                .isEqualTo(new EventDefinitions(
                        List.of(
                                new EventDefinition("pit-stop", "", "Pit stop", "came in", "{}", EventLevel.WARNING),
                                new EventDefinition("lap", "", null, null, null, EventLevel.INFORMATION)),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "root", textBlock = """
                    /some/nested/group   | /some/nested/group
                    some/nested/group    | /some/nested/group
                    some/nested/group/   | /some/nested/group
                    ' /some/nested/group '| /some/nested/group
                    /                    | root
                    ''                   | root
                    """)
    void aPlaceIsOneHoweverItsSlashesAreWritten(String given, String location) {
        String expected = location == null ? "" : location;
        parameters.addLocation(given).addDefinition("a").unit("m").addDefinition("b");
        parameters.defaultLocation(given).addDefinition("c");
        events.addLocation(given).addDefinition("a").addDefinition("b");
        events.defaultLocation(given).addDefinition("c");
        assertThat(parameters.definitions().definitions())
                .extracting(ParameterDefinition::location)
                .containsExactly(expected, expected, expected);
        assertThat(events.definitions().definitions())
                .extracting(EventDefinition::location)
                .containsExactly(expected, expected, expected);
    }

    @Test
    void aPlaceDoesNotBecomeTheDefault() {
        parameters.defaultLocation("/engine");
        parameters.addLocation("/brakes").addDefinition("a");
        parameters.addDefinition("b");
        assertThat(parameters.definitions().definitions())
                .containsExactly(
                        ParameterDefinition.of("a").withLocation("/brakes"),
                        ParameterDefinition.of("b").withLocation("/engine"));
    }

    @Test
    void aDefinitionTakesThePlaceOfTheOneOfItsId() {
        parameters.addDefinition("a").unit("m").addDefinition("b");
        parameters.addDefinition("a").unit("km");
        parameters.addDefinitions(List.of(ParameterDefinition.of("b").withUnit("s"), ParameterDefinition.of("c")));
        assertThat(parameters.definitions().definitions())
                .containsExactly(
                        ParameterDefinition.of("a").withUnit("km"),
                        ParameterDefinition.of("b").withUnit("s"),
                        ParameterDefinition.of("c"));
    }

    @Test
    void anIdHasOnePlace() {
        parameters.addDefinition("a");
        assertThatThrownBy(() -> parameters.addLocation("/engine").addDefinition("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'a' is defined at '/' already, so not at '/engine' too");
        events.addLocation("/engine").addDefinition("a");
        assertThatThrownBy(() -> events.addDefinition("a"))
                .hasMessage("'a' is defined at '/engine' already, so not at '/' too");
        assertThat(parameters.definitions().definitions()).containsExactly(ParameterDefinition.of("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a/b", "a\\b"})
    void idsWithSlashesAreRefused(String id) {
        assertThatThrownBy(() -> parameters.addDefinition(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the id of a definition must not be blank nor hold a slash or backslash, but it's '" + id
                        + "'");
        assertThatThrownBy(() -> events.addDefinition(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parameters.addDefinitions(List.of(ParameterDefinition.of(id))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", "/a//b"})
    void placesWithBackslashesOrEmptyNamesAreRefused(String location) {
        assertThatThrownBy(() -> parameters.addLocation(location))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a location is a path such as /engine/oil, without backslashes and empty names, but it's '"
                        + location + "'");
        assertThatThrownBy(() -> events.defaultLocation(location)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "NaN, 1", "0, NaN", "-Infinity, 1", "0, Infinity"})
    void aRangeIsFiniteAndTheRightWayRound(double minimum, double maximum) {
        ParameterDefinitionWriter definition = parameters.addDefinition("a").range(0, 1);
        assertThatThrownBy(() -> definition.range(minimum, maximum)).isInstanceOf(IllegalArgumentException.class);
        assertThat(parameters.definitions().definitions())
                .containsExactly(ParameterDefinition.of("a").withRange(0.0, 1.0));
    }

    @Test
    void allDefinitionsAreReplacedAtOnce() {
        var groups = List.of(new DefinitionGroup("/engine", "what drives", null));
        var replaced = new ParameterDefinitions(List.of(ParameterDefinition.of("b")), groups);
        parameters.addDefinition("a");
        parameters.definitions(replaced).addDefinition("c");
        assertThat(parameters.definitions())
                .isEqualTo(new ParameterDefinitions(
                        List.of(ParameterDefinition.of("b"), ParameterDefinition.of("c")), groups));
        var replacedEvents = new EventDefinitions(List.of(EventDefinition.of("b")), groups);
        events.definitions(replacedEvents);
        assertThat(events.definitions()).isEqualTo(replacedEvents);
        output.alarms().advanceMs(20);
        assertThat(output.messages()).hasSize(3).contains(replacedEvents);
    }

    @Test
    void definitionsThatAreTakenBackAreTakenBackFromReaders() {
        parameters.addDefinition("a");
        output.alarms().advanceMs(20);
        output.messages();
        var none = new ParameterDefinitions(List.of(), List.of());
        parameters.definitions(none);
        output.alarms().advanceMs(20);
        assertThat(output.messages()).containsExactly(none);
    }
}
