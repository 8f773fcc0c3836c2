package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a topology hears about its streams besides their data. */
class ContextTest {

    private static final String SPEED = """
            time_ms | Speed
                  0 |   312
            """;
    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final ParameterDefinitions DEFINITIONS =
            new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of());

    @TempDir
    Path stateDir;

    private DrivenTopology topology;

    @BeforeEach
    void open() {
        topology = new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").parameters().to("out"));
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void propertiesComeFirstEvenIfNoneAreSent() {
        topology.send("in", "car", SPEED);

        assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()), rows("car", SPEED));
    }

    @Test
    void propertiesThatOpenAStreamComeOnce() {
        topology.send("in", "car", CAR_44).send("in", "car", SPEED);

        assertThat(topology.read("out")).containsExactly(message("car", CAR_44), rows("car", SPEED));
    }

    @Test
    void definitionsThatOpenAStreamComeBehindEmptyProperties() {
        topology.send("in", "car", DEFINITIONS);

        assertThat(topology.read("out"))
                .containsExactly(message("car", StreamProperties.none()), message("car", DEFINITIONS));
    }

    @Test
    void whatIsSaidAgainIsNotPassedOn() {
        topology.send("in", "car", CAR_44).send("in", "car", DEFINITIONS);
        topology.read("out");

        topology.send("in", "car", CAR_44).send("in", "car", DEFINITIONS).send("in", "car", CAR_44);

        assertThat(topology.read("out")).isEmpty();
    }

    @Test
    void changesArePassedOnAlsoBackToWhatWasSaidBefore() {
        StreamProperties renamed = CAR_44.withName("Car 63");
        ParameterDefinitions none = new ParameterDefinitions(List.of(), List.of());
        topology.send("in", "car", CAR_44)
                .send("in", "car", renamed)
                .send("in", "car", CAR_44)
                .send("in", "car", DEFINITIONS)
                .send("in", "car", none);

        assertThat(topology.read("out"))
                .containsExactly(
                        message("car", CAR_44),
                        message("car", renamed),
                        message("car", CAR_44),
                        message("car", DEFINITIONS),
                        message("car", none));
    }

    @Test
    void emptyPropertiesOfAStreamThatHasNoneAreNoChange() {
        topology.send("in", "car", SPEED).send("in", "car", StreamProperties.none());

        assertThat(topology.read("out")).hasSize(2);
    }

    @Test
    void theEndForgetsTheStreamAndDataBehindItOpensItAnew() {
        topology.send("in", "car", CAR_44)
                .send("in", "car", DEFINITIONS)
                .send("in", "car", new StreamEnd(StreamEnd.Type.ABORTED));
        topology.read("out");

        topology.send("in", "car", SPEED).send("in", "car", DEFINITIONS).send("in", "car", CAR_44);

        assertThat(topology.read("out"))
                .containsExactly(
                        message("car", StreamProperties.none()),
                        rows("car", SPEED),
                        message("car", DEFINITIONS),
                        message("car", CAR_44));
    }

    @Test
    void theTypeOfTheEndIsPassedOn() {
        topology.send("in", "car", SPEED).send("in", "car", new StreamEnd(StreamEnd.Type.TERMINATED));

        assertThat(topology.read("out")).endsWith(message("car", new StreamEnd(StreamEnd.Type.TERMINATED)));
    }

    @Test
    void theEndOfAnUnknownStreamOpensAndEndsIt() {
        topology.end("in", "car");

        assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()), end("car"));
    }

    @Test
    void streamsKnowNothingOfEachOther() {
        topology.send("in", "a", CAR_44).send("in", "b", CAR_44).end("in", "a").send("in", "b", SPEED);

        assertThat(topology.read("out"))
                .containsExactly(message("a", CAR_44), message("b", CAR_44), end("a"), rows("b", SPEED));
    }

    @Test
    void anIdMayHoldAnyText() {
        String id = "Fernando Alonso / Nº14 \uD83C\uDFCE";
        topology.send("in", id, SPEED).end("in", id);

        assertThat(topology.read("out"))
                .containsExactly(message(id, StreamProperties.none()), rows(id, SPEED), end(id));
    }
}
