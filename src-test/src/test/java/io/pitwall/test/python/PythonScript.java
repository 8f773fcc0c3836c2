package io.pitwall.test.python;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script of the test resources in a virtual environment of its own, which is kept below {@code target/}. */
public final class PythonScript {

    private static final long PATIENCE_SECONDS = 300;

    private final Path python;
    private final Path script;

    private PythonScript(Path python, Path script) {
        this.python = python;
        this.script = script;
    }

    /**
     * Makes the environment if it is not there; aborts the test with a message where that is not possible.
     *
     * @param module what the script needs beside Python
     * @param requirement the module as pip has it, with its version
     * @param resource the script
     */
    public static PythonScript install(String module, String requirement, String resource)
            throws IOException, InterruptedException {
        Path folder = Path.of("target", "python", module);
        Path python = folder.resolve("bin").resolve("python").toAbsolutePath();
        if (!succeeds(List.of(python.toString(), "-c", "import " + module))) {
            if (!succeeds(List.of("python3", "-m", "venv", "--clear", folder.toString()))) {
                return abort("there is no python3 with the module venv: the test is skipped");
            }
            if (!succeeds(List.of(python.toString(), "-m", "pip", "install", "--quiet", requirement))) {
                return abort("pip cannot install " + requirement + ": the test is skipped");
            }
        }
        Path script = folder.resolve(Path.of(resource).getFileName()).toAbsolutePath();
        try (InputStream in = requireNonNull(PythonScript.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return new PythonScript(python, script);
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return finished(process) && process.exitValue() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }

    private static boolean finished(Process process) throws InterruptedException {
        boolean finished = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!finished) {
            process.destroyForcibly();
        }
        return finished;
    }

    /** Runs the script with these lines as its input; the lines it prints. */
    public List<String> run(List<String> input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(script.getParent(), "output", ".txt");
        Path errors = Files.createTempFile(script.getParent(), "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(String.join("\n", input).getBytes(StandardCharsets.UTF_8));
        }
        if (!finished(process) || process.exitValue() != 0) {
            throw new AssertionError(
                    script.getFileName() + " " + String.join(" ", arguments) + " failed: " + Files.readString(errors));
        }
        return Files.readAllLines(output);
    }
}
