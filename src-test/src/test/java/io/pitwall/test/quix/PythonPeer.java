package io.pitwall.test.quix;

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

/** The script {@code peer.py} in a virtual environment of its own, which is kept below {@code target/}. */
final class PythonPeer {

    private static final Path FOLDER = Path.of("target", "quix-peer");
    private static final String REQUIREMENT = "quixstreams>=3,<4";
    private static final long PATIENCE_SECONDS = 300;

    private final Path python;
    private final Path script;

    private PythonPeer(Path python, Path script) {
        this.python = python;
        this.script = script;
    }

    /** Makes the environment if it is not there; aborts the test with a message where that is not possible. */
    static PythonPeer install() throws IOException, InterruptedException {
        Path python = FOLDER.resolve("bin").resolve("python").toAbsolutePath();
        if (!succeeds(List.of(python.toString(), "-c", "import quixstreams"))) {
            if (!succeeds(List.of("python3", "-m", "venv", "--clear", FOLDER.toString()))) {
                return abort("there is no python3 with the module venv: quix-it is skipped");
            }
            if (!succeeds(List.of(python.toString(), "-m", "pip", "install", "--quiet", REQUIREMENT))) {
                return abort("pip cannot install " + REQUIREMENT + ": quix-it is skipped");
            }
        }
        Path script = FOLDER.resolve("peer.py").toAbsolutePath();
        try (InputStream in = requireNonNull(PythonPeer.class.getResourceAsStream("/quix/peer.py"))) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return new PythonPeer(python, script);
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
    List<String> run(List<String> input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(FOLDER, "output", ".txt");
        Path errors = Files.createTempFile(FOLDER, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(String.join("\n", input).getBytes(StandardCharsets.UTF_8));
        }
        if (!finished(process) || process.exitValue() != 0) {
            throw new AssertionError("peer.py " + String.join(" ", arguments) + " failed: " + Files.readString(errors));
        }
        return Files.readAllLines(output);
    }
}
