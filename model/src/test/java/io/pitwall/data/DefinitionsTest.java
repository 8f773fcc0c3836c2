package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {

    private static ParameterDefinition bounded(@Nullable Double minimum, @Nullable Double maximum) {
        return new ParameterDefinition("Speed", "", null, null, minimum, maximum, null, null, null);
    }

    private static EventDefinition event(String id, String location, EventLevel level) {
        return new EventDefinition(id, location, null, null, null, level);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "/, ''",
        "//, ''",
        "a, /a",
        "/a, /a",
        "a/, /a",
        "/a/b/, /a/b",
        "//a/b//, /a/b",
        "a//b, /a//b",
        "' a', '/ a'"
    })
    void locationsHaveOneSlashInFrontAndNoneBehind(String location, String normalised) {
        assertThat(Location.normalised(location)).isEqualTo(normalised);
        assertThat(new ParameterDefinition("Speed", location, null, null, null, null, null, null, null).location())
                .isEqualTo(normalised);
        assertThat(event("pit-stop", location, EventLevel.ERROR).location()).isEqualTo(normalised);
    }

    @Test
    void definitionsAreSaidPieceByPiece() {
        assertThat(ParameterDefinition.of("Speed")
                        .withLocation("engine/")
                        .withName("Speed over ground")
                        .withDescription("by GPS")
                        .withRange(0.0, 400.0)
                        .withUnit("km/h")
                        .withFormat("{0}")
                        .withCustomProperties("{}"))
                .isEqualTo(new ParameterDefinition(
                        "Speed", "/engine", "Speed over ground", "by GPS", 0.0, 400.0, "km/h", "{0}", "{}"));
        assertThat(EventDefinition.of("pit-stop"))
                .isEqualTo(new EventDefinition("pit-stop", "", null, null, null, EventLevel.INFORMATION));
        assertThat(EventDefinition.of("pit-stop")
                        .withLocation("race")
                        .withName("Pit stop")
                        .withDescription("came in")
                        .withCustomProperties("{}")
                        .withLevel(EventLevel.ERROR))
                .isEqualTo(new EventDefinition("pit-stop", "/race", "Pit stop", "came in", "{}", EventLevel.ERROR));
    }

    @Test
    void locationsAreNotNull() {
        String none = Nulls.of(String.class);
        assertThatThrownBy(() -> new ParameterDefinition("Speed", none, null, null, null, null, null, null, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("location");
        assertThatThrownBy(() -> event("pit-stop", none, EventLevel.ERROR))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("location");
        assertThatThrownBy(() -> new DefinitionGroup(none, null, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("location");
    }

    @Test
    void idsAreNeitherEmptyNorNull() {
        assertThatThrownBy(() -> ParameterDefinition.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter definition must have an id, but it is empty");
        assertThatThrownBy(() -> event("", "", EventLevel.ERROR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an event definition must have an id, but it is empty");
        assertThatThrownBy(() -> ParameterDefinition.of(Nulls.of(String.class)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
        assertThatThrownBy(() -> event("id", "", Nulls.of(EventLevel.class)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("level");
    }

    @Test
    void theMinimumIsNotAboveTheMaximum() {
        assertThat(bounded(1.0, 1.0).minimum()).isEqualTo(1.0);
        assertThat(bounded(null, -1.0).minimum()).isNull();
        assertThat(bounded(1.0, null).maximum()).isNull();
        assertThatThrownBy(() -> bounded(2.0, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'Speed': the minimum 2.0 is above the maximum 1.5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void boundsAreFinite(double bound) {
        assertThatThrownBy(() -> bounded(bound, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'Speed': the minimum must be a finite number, but it is " + bound);
        assertThatThrownBy(() -> bounded(null, bound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'Speed': the maximum must be a finite number, but it is " + bound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "///"})
    void theRootIsNotAGroup(String location) {
        assertThatThrownBy(() -> new DefinitionGroup(location, "d", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the root is not a group: a group needs a location such as /engine");
        assertThat(new DefinitionGroup("engine/", "d", null).location()).isEqualTo("/engine");
    }

    @Test
    void selectKeepsTheNamedDefinitionsAndAllGroups() {
        DefinitionGroup group = new DefinitionGroup("/engine", null, null);
        ParameterDefinitions definitions = new ParameterDefinitions(
                List.of(ParameterDefinition.of("a"), ParameterDefinition.of("b"), ParameterDefinition.of("c")),
                List.of(group));
        assertThat(definitions.select(Set.of("c", "a", "x")))
                .isEqualTo(new ParameterDefinitions(
                        List.of(ParameterDefinition.of("a"), ParameterDefinition.of("c")), List.of(group)));
    }

    @Test
    void listsAreCopied() {
        List<ParameterDefinition> parameters = new ArrayList<>(List.of(ParameterDefinition.of("a")));
        List<EventDefinition> events = new ArrayList<>(List.of(event("e", "", EventLevel.INFORMATION)));
        List<DefinitionGroup> groups = new ArrayList<>(List.of(new DefinitionGroup("/g", null, null)));
        ParameterDefinitions parameterDefinitions = new ParameterDefinitions(parameters, groups);
        EventDefinitions eventDefinitions = new EventDefinitions(events, groups);
        parameters.clear();
        events.clear();
        groups.clear();
        assertThat(parameterDefinitions.definitions()).hasSize(1);
        assertThat(parameterDefinitions.groups()).hasSize(1);
        assertThat(eventDefinitions.definitions()).hasSize(1);
        assertThat(eventDefinitions.groups()).hasSize(1);
    }
}
