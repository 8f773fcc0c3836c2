package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.TextTable;
import org.dflib.DataFrame;
import org.dflib.Series;
import org.junit.jupiter.api.Test;

class ParametersWriterTest {

    private final RecordedOutput output = new RecordedOutput();
    private final ParametersWriter parameters =
            output.topic().createStream("car-1").parameters();

    @Test
    void aFrameIsOneMessage() {
        parameters.defaultTag("Lap", "1");
        parameters.writeFrame(DataFrame.byColumn("time", "Speed", "TAG__Car")
                .of(Series.ofLong(1_000_000, 2_000_000), Series.ofDouble(3, 4), Series.of("7", "8")));
        assertThat(output.packets())
                .containsExactly(TextTable.parse("time_ms | Speed | Car# | Lap#\n1 | 3 | 7 | 1\n2 | 4 | 8 | 1"));
    }

    @Test
    void aFrameWithoutTimesIsRefused() {
        assertThatThrownBy(
                        () -> parameters.writeFrame(DataFrame.byColumn("Speed").of(Series.ofDouble(3, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column 'time'");
        assertThat(output.sent()).isEmpty();
    }
}
