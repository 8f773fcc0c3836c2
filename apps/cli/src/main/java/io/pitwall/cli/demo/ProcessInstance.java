package io.pitwall.cli.demo;

import io.pitwall.app.UserException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The topology in a process of its own, which can be killed as a machine dies, and be started again with the state that it
 * left. It ends with this process, whatever becomes of that one. Used by one thread.
 */
final class ProcessInstance implements Instance {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOG_LINES = 5;

    private final List<String> command;
    private final Path log;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private Process process;

    private ProcessInstance(List<String> command, Path log) throws IOException {
        this.command = command;
        this.log = log;
        this.process = launch();
    }

    /** @throws UserException if no process can be started */
    static ProcessInstance start(String bootstrapServers, Path stateFolder) {
        Path log = stateFolder.resolve("instance.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                InstanceMain.class.getName(),
                bootstrapServers,
                stateFolder.toString());
        try {
            return new ProcessInstance(command, log);
        } catch (IOException e) {
            throw noProcess(e);
        }
    }

    private static UserException noProcess(IOException e) {
        return new UserException("no process can be started for the topology: " + e.getMessage(), e);
    }

    private Process launch() throws IOException {
        Process launched = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        CompletableFuture<Void> unused = launched.onExit().thenAccept(this::ended);
        return launched;
    }

    /** One that is killed or closed ends with another code than one that gives up. */
    private void ended(Process ended) {
        if (ended.exitValue() == InstanceMain.FAILED) {
            failure.completeExceptionally(new UserException("the process of the topology ended: " + lastLines()));
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            return "and its log cannot be read: " + e.getMessage();
        }
    }

    long pid() {
        return process.pid();
    }

    /** Kills it, as {@code kill -9} does, and returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts it again with what it has left. */
    void restart() {
        try {
            process = launch();
        } catch (IOException e) {
            throw noProcess(e);
        }
    }

    @Override
    public CompletableFuture<Void> failure() {
        return failure;
    }

    @Override
    public void close() {
        try {
            // The end of its input is its order to end.
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return true;
        }
    }
}
