package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.app.ErrorReport;
import io.pitwall.app.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is told of settings, by {@code --show-config} and by errors: all but secrets. */
class ToldSettingsTest {

    private static final String PASSWORD = "hunter2-of-the-test";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void showsEverySettingAndItsSourceAndMasksSecrets() throws IOException {
        Path file = file("app.yaml", """
                threads: 2
                topics:
                  car-data: prod.car.v1
                kafka:
                  ssl.truststore.password: %1$s
                  schema.registry.url: http://user:%1$s@registry:8081
                """.formatted(PASSWORD));
        SampleCommand command = new SampleCommand(Map.of(
                "KAFKA_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"" + PASSWORD
                        + "\";"));

        int exitCode = command.execute(
                "--application-id=a", "--config=" + file, "--latency=low", "--kafka=acks=all", "--show-config");

        assertThat(command.err()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(command.out())
                .doesNotContain(PASSWORD)
                .containsPattern("(?m)^application-id +a +--application-id$")
                .containsPattern("(?m)^bootstrap-servers +localhost:9092 +default$")
                .containsPattern("(?m)^threads +2 +\\S+app.yaml line 1$")
                .containsPattern("(?m)^topics.car-data +prod.car.v1 +\\S+app.yaml line 3$")
                .containsPattern("(?m)^until-idle +- +default$")
                .containsPattern("(?m)^acks +all +--kafka$")
                .containsPattern("(?m)^compression.type +zstd +default of Pitwall$")
                .containsPattern("(?m)^commit.interval.ms +\\d+ +--latency low$")
                .containsPattern("(?m)^sasl.jaas.config +\\*{8} +KAFKA_SASL_JAAS_CONFIG$")
                .containsPattern("(?m)^schema.registry.url +http://\\*{8}@registry:8081 +\\S+app.yaml line 6$");
    }

    @Test
    void noSecretIsInAnErrorOrItsStackTrace() {
        UserException failure =
                new UserException("cannot log in as u with " + PASSWORD, new RuntimeException(PASSWORD));
        SampleCommand command = new SampleCommand(Map.of("KAFKA_SSL_KEY_PASSWORD", PASSWORD), failure);

        int exitCode = command.execute("--application-id=a", "--verbose");

        assertThat(exitCode).isEqualTo(ErrorReport.USER_ERROR);
        assertThat(command.err())
                .doesNotContain(PASSWORD)
                .startsWith("pitwall: cannot log in as u with ********")
                .contains("Caused by: java.lang.RuntimeException: ********");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--kafak=ssl.key.password=|there is no option --kafak; did you mean '--kafka'?",
                "--ssl.key.password=|there is no option --ssl.key.password",
                "ssl.key.password=|'ssl.key.password=********' is one argument too many"
            })
    void noSecretIsInWhatWasNotUnderstood(String typed, String expected) {
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("--application-id=a", typed + PASSWORD)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err()).startsWith("pitwall: " + expected).doesNotContain(PASSWORD);
    }

    @Test
    void aTopicIsNoSecretWhateverItsName() {
        UserException failure = new UserException("topic prod.laps does not exist");
        SampleCommand command = new SampleCommand(Map.of(), failure);
        String[] args = {"--application-id=a", "--topics=secret-laps=prod.laps"};

        command.execute(args);
        assertThat(command.err()).contains("topic prod.laps does not exist");
        command.execute(args[0], args[1], "--show-config");
        assertThat(command.out()).containsPattern("(?m)^topics.secret-laps +prod.laps +--topics$");
    }
}
