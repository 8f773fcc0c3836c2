package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged fat jar in a JVM of its own; what it prints goes to files, and every wait for it has an end. */
final class JarProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String command;
    private final Process process;
    private final Path out;
    private final Path err;

    private JarProcess(String command, Process process, Path out, Path err) {
        this.command = command;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command; {@code folder} takes what it prints. */
    static JarProcess start(Path jar, Path folder, List<String> args) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString()));
        line.addAll(args);
        try {
            Path out = Files.createTempFile(folder, args.get(0), ".out");
            Path err = Files.createTempFile(folder, args.get(0), ".err");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(JarProcess::changesWhatIsTested);
            return new JarProcess(String.join(" ", args), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean changesWhatIsTested(String variable) {
        return variable.startsWith("PITWALL_")
                || variable.equals("CLASSPATH")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS");
    }

    /** Waits until it prints this on stdout, or ends; tells which: whether it was printed. */
    boolean prints(String text) {
        await("'" + text + "' from " + this).atMost(PATIENCE).until(() -> out().contains(text) || !process.isAlive());
        return out().contains(text);
    }

    /** Waits until it has ended by itself, which it must do well, and gives what it printed on stdout. */
    String outAtTheEnd() {
        awaitExit();
        assertThat(process.exitValue()).as("exit code of %s", this).isZero();
        return out();
    }

    /** Waits until it has ended by itself, and gives its exit code. */
    int exitCodeAtTheEnd() {
        awaitExit();
        return process.exitValue();
    }

    /** Asks it to end, as Ctrl-C does, and waits until it has. */
    void terminate() {
        process.destroy();
        awaitExit();
    }

    private void awaitExit() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the end of %s", this)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public String toString() {
        return "pitwall " + command + "\n" + out() + err();
    }
}
