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
import java.util.Map;
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

    /**
     * Starts a command.
     *
     * @param folder takes what it prints
     * @param environment what it gets beside the environment of the test, which loses what is Pitwall's
     */
    static JarProcess start(Path jar, Path folder, Map<String, String> environment, List<String> args) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString()));
        line.addAll(args);
        try {
            String command = args.isEmpty() ? "nothing" : args.get(0);
            Path out = Files.createTempFile(folder, command, ".out");
            Path err = Files.createTempFile(folder, command, ".err");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(JarProcess::changesWhatIsTested);
            builder.environment().putAll(environment);
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

    /** Waits until it prints this on stdout, which it must, and gives the rest of that line. */
    String printedBehind(String text) {
        assertThat(prints(text)).as("'%s' from %s", text, this).isTrue();
        await("the rest of the line").atMost(PATIENCE).until(() -> out().indexOf('\n', out().indexOf(text)) > 0);
        String line = out().substring(out().indexOf(text) + text.length());
        return line.substring(0, line.indexOf('\n'));
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
