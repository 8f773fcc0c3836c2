package io.pitwall.dsl;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.processing.PassedDefinitions;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken to come through the steps of a plan is what comes through. */
class DefinitionsOnTheWayTest {

    private static final TelemetryTopology EVERY_STEP = telemetry -> {
        TopicStage in = telemetry.topic("in");
        in.to("all");
        in.parameters().deriveNumber("A", row -> 1).to("parameters");
        in.parameters("A", "B")
                .buffer(Packets.named("held").everyRows(2).selecting("B"))
                .to("held");
        in.parameters("A", "B").select("B").where(row -> true).to("selected");
        in.events().to("events");
        in.events("x").peek((stream, batch) -> {}).to("x");
        in.parameters("A")
                .window(Windowing.named("w").tumbling(ofSeconds(1)).late(Late.toTopic("late")))
                .aggregate(count())
                .to("windows");
    };

    @TempDir
    Path stateDir;

    @Test
    void everyKindOfStep() {
        assertThat(before("all")).isEqualTo(PassedDefinitions.ALL);
        assertThat(before("parameters")).isEqualTo(new PassedDefinitions(null, null, true, false));
        assertThat(before("held")).isEqualTo(new PassedDefinitions(Set.of("B"), null, true, false));
        assertThat(before("selected")).isEqualTo(new PassedDefinitions(Set.of("B"), null, true, false));
        assertThat(before("events")).isEqualTo(new PassedDefinitions(null, null, false, true));
        assertThat(before("x")).isEqualTo(new PassedDefinitions(null, Set.of("x"), false, true));
        assertThat(before("late")).isEqualTo(new PassedDefinitions(Set.of("A"), null, true, false));
        assertThat(before("windows")).isEqualTo(new PassedDefinitions(Set.of("A"), null, false, false));
    }

    private static PassedDefinitions before(String topic) {
        Plan plan = Pitwall.plan(EVERY_STEP);
        return new DefinitionsOnTheWay(plan).behind(plan.sinksOf(topic).get(0).input());
    }

    @Test
    void whatComesThroughIsThat() {
        var parameters = new ParameterDefinitions(
                List.of(ParameterDefinition.of("A"), ParameterDefinition.of("B"), ParameterDefinition.of("C")),
                List.of());
        var events = new EventDefinitions(List.of(event("x"), event("y")), List.of());
        try (var driven = new DrivenTopology(stateDir, EVERY_STEP)) {
            driven.send("in", "car", parameters).send("in", "car", events);

            for (String topic : Pitwall.plan(EVERY_STEP).outputTopics()) {
                PassedDefinitions passed = before(topic);
                List<StreamMessage> written =
                        driven.read(topic).stream().map(record -> record.value).toList();
                assertThat(written.stream().filter(ParameterDefinitions.class::isInstance))
                        .as(topic)
                        .isEqualTo(
                                !passed.passesParameters()
                                        ? List.of()
                                        : List.of(
                                                passed.parameters() == null
                                                        ? parameters
                                                        : parameters.select(passed.parameters())));
                assertThat(written.stream().filter(EventDefinitions.class::isInstance))
                        .as(topic)
                        .isEqualTo(
                                !passed.passesEvents()
                                        ? List.of()
                                        : List.of(passed.events() == null ? events : events.select(passed.events())));
            }
        }
    }

    private static EventDefinition event(String id) {
        return new EventDefinition(id, "/", null, null, null, EventLevel.INFORMATION);
    }
}
