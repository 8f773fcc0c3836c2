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

    /** Before what the program has to say; the JVM may print lines of its own. */
    private static final String ANSWER = "bench> ";

    private final Process process;
    private final BufferedReader said;

    private ChildJvm(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the program; what it says on standard error appears on that of this JVM. */
    public static ChildJvm start(List<String> jvmOptions, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
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
     * What the program says next with {@link #answer}.
     *
     * @throws IllegalStateException if it ended without a word
     */
    public String readAnswer() {
        try {
            String line = said.readLine();
            while (line != null && !line.contains(ANSWER)) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the child JVM ended without an answer: exit code " + awaitEnd());
            }
            return line.substring(line.indexOf(ANSWER) + ANSWER.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the child: says something to whoever started it. */
    public static void answer(String text) {
        System.out.println(ANSWER + text);
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

    /** Waits until the program has ended; its exit code. */
    public int awaitEnd() {
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
