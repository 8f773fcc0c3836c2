package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamProperties;
import io.pitwall.frame.FrameFunction;
import java.nio.file.Path;
import org.dflib.DataFrame;
import org.dflib.Exp;
import org.dflib.Series;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage whose function is one on data frames. */
class FrameStageTest {

    @TempDir
    Path stateDir;

    @Test
    void theFrameTakesThePacketsPlace() {
        try (var topology = driven((stream, packet) ->
                packet.sort(Exp.$double("Speed").desc()).cols("Stream").merge(Exp.$val(stream.id())))) {
            topology.send("in", "car", """
                            time_ms | Speed | Lap#
                                 10 |   180 | 1
                                 20 |       | 1
                                 30 |   200 | 2
                            """).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(message("car", StreamProperties.none()), rows("car", """
                            time_ms | Speed | Stream:text | Lap#
                                 20 |       | car         | 1
                                 30 |   200 | car         | 2
                                 10 |   180 | car         | 1
                            """), end("car"));
        }
    }

    @Test
    void aFrameWithoutRowsLeavesNothing() {
        try (var topology = driven((stream, packet) -> packet.head(0))) {
            topology.send("in", "car", "time_ms | Speed\n10 | 180");

            assertThat(topology.read("out")).containsExactly(message("car", StreamProperties.none()));
        }
    }

    @Test
    void aFrameThatIsNoDataIsNamedWithStreamAndRecord() {
        try (var topology =
                driven((stream, packet) -> DataFrame.byColumn("Speed").of(Series.ofDouble(1)))) {
            assertThatThrownBy(() -> topology.send("in", "car", "time_ms | Speed\n10 | 180"))
                    .rootCause()
                    .hasMessageContaining("the frame has no column 'time', only Speed");
        }
    }

    @Test
    @NullUnmarked
    void nullIsNoFrame() {
        try (var topology = driven((stream, packet) -> null)) {
            assertThatThrownBy(() -> topology.send("in", "car", "time_ms | Speed\n10 | 180"))
                    .rootCause()
                    .hasMessageContaining("the function returned null in place of a frame");
        }
    }

    private DrivenTopology driven(FrameFunction function) {
        return new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .mapFrame("frames", function)
                .to("out"));
    }
}
