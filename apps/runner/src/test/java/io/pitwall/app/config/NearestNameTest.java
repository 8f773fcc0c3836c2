package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "same,same,0", "ab,ba,2"})
    void distances(String from, String to, int distance) {
        assertThat(NearestName.distance(from, to)).isEqualTo(distance);
        assertThat(NearestName.distance(to, from)).isEqualTo(distance);
    }

    @Test
    void theNearestIfItIsNear() {
        List<String> names = List.of("threads", "topics", "state-dir");

        assertThat(NearestName.of("Treads", names)).contains("threads");
        assertThat(NearestName.of("broker", names)).isEmpty();
        assertThat(NearestName.of("", names)).isEmpty();
        assertThat(NearestName.question("statedir", names)).isEqualTo("; did you mean 'state-dir'?");
    }
}
