package io.pitwall.serdes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that once failed, or nearly so; all are refused. */
class PinnedInputsTest {

    private final GuardedReading<StreamMessage> reading = new GuardedReading<>(FuzzFormat.decoder());

    static List<Path> files() throws IOException, URISyntaxException {
        URL folder = PinnedInputsTest.class.getResource("/corrupt");
        assertThat(folder).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void areRefused(Path file) throws IOException {
        FuzzInput input = FuzzInput.parse(Files.readAllLines(file));

        assertThat(reading.of(input).refusal()).isNotNull();
    }
}
