package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be taken of a topic: events, or all of it. */
class TopicStageTest {

    private static final String SPEED = "time_ms | Speed\n0 | 312";
    private static final EventData PIT_STOP = new EventData(0, "pit-stop", "soft");
    private static final EventData FLAG = new EventData(1, "flag", "yellow");
    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final ParameterDefinitions PARAMETERS =
            new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of());

    @TempDir
    Path stateDir;

    @Test
    void eventsWithTheirDefinitionsAndNoParameters() {
        try (var topology = new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").events("pit-stop").to("out"))) {
            topology.send("in", "car", CAR_44)
                    .send("in", "car", PARAMETERS)
                    .send("in", "car", definitions("flag", "pit-stop"))
                    .send("in", "car", EventBatch.of(FLAG, PIT_STOP, FLAG))
                    .send("in", "car", EventBatch.of(FLAG))
                    .send("in", "car", SPEED)
                    .end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", CAR_44),
                            message("car", definitions("pit-stop")),
                            message("car", EventBatch.of(PIT_STOP)),
                            end("car"));
        }
    }

    @Test
    void allEventsUnderAnotherId() {
        try (var topology = new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").events().to("out", StreamIdentity.suffixed("-events")))) {
            topology.send("in", "car", EventBatch.of(FLAG, PIT_STOP))
                    .send("in", "car", EventBatch.of())
                    .send("in", "car", definitions("flag"));

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car-events", StreamProperties.none().withParent("car")),
                            message("car-events", EventBatch.of(FLAG, PIT_STOP)),
                            message("car-events", definitions("flag")));
        }
    }

    @Test
    void peekSeesEventsAndWhatIsKnownOfTheStream() {
        List<StreamContext> streams = new ArrayList<>();
        List<EventBatch> batches = new ArrayList<>();
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .events()
                .peek((stream, batch) -> streams.add(stream))
                .peek("again", (stream, batch) -> batches.add(batch))
                .to("out"))) {
            topology.send("in", "car", CAR_44)
                    .send("in", "car", definitions("flag"))
                    .send("in", "car", EventBatch.of(FLAG))
                    .end("in", "car");

            assertThat(streams).containsExactly(new StreamContext("car", CAR_44, null, definitions("flag")));
            assertThat(batches).containsExactly(EventBatch.of(FLAG));
            assertThat(topology.read("out")).contains(message("car", EventBatch.of(FLAG)));
        }
    }

    @Test
    void whatThrowsIsNamed() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .events()
                .peek("watch", (stream, batch) -> {
                    throw new IllegalStateException("red flag");
                })
                .to("out"))) {
            assertThatThrownBy(() -> topology.send("in", "car", EventBatch.of(FLAG)))
                    .hasStackTraceContaining(
                            "peek 'watch' failed on stream 'car' at in-0@0: java.lang.IllegalStateException: red flag");
        }
    }

    @Test
    void aTopicIsWrittenOnWithAllThatIsInIt() {
        try (var topology = new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").to("out", StreamIdentity.prefixed("monza-")))) {
            topology.send("in", "car", CAR_44)
                    .send("in", "car", PARAMETERS)
                    .send("in", "car", definitions("flag"))
                    .send("in", "car", EventBatch.of(FLAG))
                    .send("in", "car", SPEED)
                    .end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("monza-car", CAR_44.withParent("car")),
                            message("monza-car", PARAMETERS),
                            message("monza-car", definitions("flag")),
                            message("monza-car", EventBatch.of(FLAG)),
                            rows("monza-car", SPEED),
                            end("monza-car"));
        }
    }

    @Test
    void parametersAndEventsMeetAgainInOneTopic() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> {
            telemetry.topic("in").parameters("Speed").to("out");
            telemetry.topic("in").events("flag").to("out");
        })) {
            topology.send("in", "car", PARAMETERS)
                    .send("in", "car", definitions("flag", "pit-stop"))
                    .send("in", "car", EventBatch.of(FLAG, PIT_STOP))
                    .send("in", "car", SPEED)
                    .end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            message("car", PARAMETERS),
                            message("car", definitions("flag")),
                            message("car", EventBatch.of(FLAG)),
                            rows("car", SPEED),
                            end("car"));
        }
    }

    private static EventDefinitions definitions(String... ids) {
        return new EventDefinitions(
                List.of(ids).stream()
                        .map(id -> new EventDefinition(id, "", null, null, null, EventLevel.INFORMATION))
                        .toList(),
                List.of());
    }
}
