package io.pitwall.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Runs commands as a terminal would and keeps what they print. */
final class Terminal {

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    private Terminal() {}

    static Result pitwall(String... args) {
        return pitwallAnswering("", args);
    }

    /** With somebody who answers. */
    static Result pitwallAnswering(String input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                PitwallCli.commandLine(Map.of(), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        int exitCode = commandLine.execute(args);
        // --verbose turns the log of the whole process on; the next test is another process, as it were.
        root.setLevel(level);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
