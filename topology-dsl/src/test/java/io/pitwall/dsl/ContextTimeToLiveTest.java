package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamProperties;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that never end are forgotten when they have not been heard of for long. */
class ContextTimeToLiveTest {

    private static final String SPEED = """
            time_ms | Speed
                  0 |   312
            """;
    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final PitwallConfig ONE_HOUR =
            PitwallConfig.of("app", "unused:9092").withKafka(PitwallConfig.CONTEXT_TTL_MS, "3600000");

    @TempDir
    Path stateDir;

    private DrivenTopology topology;

    @BeforeEach
    void open() {
        topology = new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").parameters().to("out"), ONE_HOUR);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void aSilentStreamIsForgottenAndItsNextMessageOpensItAnew() {
        topology.send("in", "car", CAR_44);
        topology.read("out");

        topology.advanceWallClock(Duration.ofMinutes(59)).send("in", "other", SPEED);
        topology.advanceWallClock(Duration.ofMinutes(8));
        assertThat(topology.metric("forgotten-streams-total")).isEqualTo(1.0);
        topology.read("out");
        topology.send("in", "car", SPEED).send("in", "other", SPEED);

        assertThat(topology.read("out"))
                .containsExactly(message("car", StreamProperties.none()), rows("car", SPEED), rows("other", SPEED));
    }

    @Test
    void aStreamThatIsHeardOfIsRemembered() {
        topology.send("in", "car", CAR_44);
        for (int hour = 0; hour < 5; hour++) {
            topology.advanceWallClock(Duration.ofMinutes(59)).send("in", "car", SPEED);
        }
        topology.read("out");
        topology.send("in", "car", CAR_44);

        assertThat(topology.read("out")).as("known already").isEmpty();
        assertThat(topology.metric("forgotten-streams-total")).isEqualTo(0.0);
    }

    @Test
    void anEndedStreamIsNotCountedAsForgotten() {
        topology.send("in", "car", CAR_44).end("in", "car").advanceWallClock(Duration.ofHours(3));

        assertThat(topology.metric("forgotten-streams-total")).isEqualTo(0.0);
    }

    @Test
    void theSettingIsAPositiveNumberOfMilliseconds() {
        assertThat(PitwallConfig.of("app", "unused:9092").contextTimeToLive()).isEqualTo(Duration.ofDays(7));
        assertThat(ONE_HOUR.contextTimeToLive()).isEqualTo(Duration.ofHours(1));
        for (Object wrong : new Object[] {"7 days", 0, -1L}) {
            assertThatThrownBy(() -> ONE_HOUR.withKafka(PitwallConfig.CONTEXT_TTL_MS, wrong)
                            .contextTimeToLive())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("pitwall.context.ttl.ms must be a positive number of milliseconds, but it's '" + wrong
                            + "'");
        }
    }
}
