package io.pitwall.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main program in a JVM of its own, with the class path of this one. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;

    private ChildJvm(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the program; what it says on standard error appears on that of this JVM. */
    public static ChildJvm start(String heap, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        try {
            return new ChildJvm(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The next line that the program prints.
     *
     * @throws IllegalStateException if it ended without one
     */
    public String readLine() {
        try {
            String line = said.readLine();
            if (line == null) {
                throw new IllegalStateException("the child JVM ended without an answer: exit code " + awaitEnd());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the program has ended by itself. */
    public void checkAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the child JVM ended: exit code " + awaitEnd());
        }
    }

    /** Without a chance to clean up, as {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
