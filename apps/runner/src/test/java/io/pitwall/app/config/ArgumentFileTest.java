package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pitwall.app.ErrorReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files of arguments, {@code @FILE}. */
class ArgumentFileTest {

    private static final String PASSWORD = "hunter2-of-the-test";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theFileMayBeNamedInAFileOfArguments() throws IOException {
        Path file = file("app.yaml", "threads: 2\n");
        Path arguments = file("arguments", "--application-id=a\n--config " + file + "\n");

        SampleCommand command = new SampleCommand(Map.of()).parse("@" + arguments);

        assertThat(command.options.toConfig().streamsProperties()).containsEntry("num.stream.threads", 2);
    }

    @Test
    void inAFileOfArgumentsBlanksPartThemUnlessTheyAreQuoted() throws IOException {
        Path arguments =
                file("arguments", "'--kafka=client.id=a \"b\" #c' # of mine\n--threads 2 --application-id=a\n");

        SampleCommand command = new SampleCommand(Map.of()).parse("@" + arguments);

        assertThat(command.options.toConfig().streamsProperties())
                .containsEntry("client.id", "a \"b\" #c")
                .containsEntry("num.stream.threads", 2);
    }

    /** What {@code @<(command)} of a shell gives can be read once. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOfArgumentsIsReadOnce() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Path> written = CompletableFuture.supplyAsync(() -> {
            try {
                return file("pipe", "--application-id=a --threads=2");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        SampleCommand command =
                assertTimeoutPreemptively(Duration.ofMinutes(2), () -> new SampleCommand(Map.of()).parse("@" + pipe));

        assertThat(written.join()).isEqualTo(pipe);
        assertThat(command.options.toConfig().streamsProperties())
                .containsEntry("application.id", "a")
                .containsEntry("num.stream.threads", 2);
    }

    @Test
    void aFileOfArgumentsThatCannotBeReadIsSaid() {
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("@" + folder)).isEqualTo(ErrorReport.USER_ERROR);
        assertThat(command.err()).startsWith("pitwall: a file of arguments (@FILE) cannot be read: " + folder);
    }

    @Test
    void twoAtSignsBeginAnArgumentWithOne() throws IOException {
        Path arguments = file("arguments", "--threads=2");
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("--application-id=a", "@@" + arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err()).startsWith("pitwall: '@" + arguments + "' is one argument too many");
    }

    @Test
    void noSecretOfAFileOfArgumentsIsInWhatWasNotUnderstood() throws IOException {
        Path arguments = file("arguments", "ssl.key.password=" + PASSWORD);
        SampleCommand command = new SampleCommand(Map.of());

        assertThat(command.execute("--application-id=a", "@" + arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(command.err()).contains("********").doesNotContain(PASSWORD);
    }
}
