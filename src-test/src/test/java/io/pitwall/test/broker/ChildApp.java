package io.pitwall.test.broker;

import io.pitwall.dsl.PitwallConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An application in a JVM of its own, which can be killed. */
final class ChildApp implements AutoCloseable {

    private final Process process;
    private final Path log;

    private ChildApp(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it to run until it is killed. */
    static ChildApp start(PitwallConfig config, String input, String output, Path stateDir, Path folder) {
        return start(config, input, output, stateDir, folder, CrashPoint.AFTER_COMMIT, 0);
    }

    /**
     * Starts {@link ChildAppMain}; what the JVM says goes into a file in {@code folder}.
     *
     * @param point where it ends itself when it comes there for the n-th time; 0 for never
     */
    static ChildApp start(
            PitwallConfig config,
            String input,
            String output,
            Path stateDir,
            Path folder,
            CrashPoint point,
            int times) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildAppMain.class.getName(),
                config.applicationId(),
                config.bootstrapServers(),
                input,
                output,
                stateDir.toString(),
                point.name(),
                Integer.toString(times)));
        config.kafka().forEach((name, value) -> command.add(name + "=" + value));
        try {
            Path log = Files.createTempFile(folder, "child", ".log");
            return new ChildApp(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the application has ended by itself. */
    void checkAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("the child JVM ended with " + process.exitValue() + " and said: " + said());
        }
    }

    /** True when it has come to its crash point; fails if it has ended otherwise. */
    boolean hasHalted() {
        if (!process.isAlive() && process.exitValue() == HaltingClients.HALTED) {
            return true;
        }
        checkAlive();
        return false;
    }

    /** Without a chance to clean up, as {@code kill -9}. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
