package io.pitwall.cli.text;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command prints, and whom it asks.
 *
 * @param out what was asked for
 * @param err what is said about it: progress, problems, questions
 * @param isInteractive whether a person looks at it on a terminal
 * @param question asks that person
 */
public record CommandOutput(PrintWriter out, PrintWriter err, boolean isInteractive, Question question) {

    /** That of a command as picocli has been told. */
    public static CommandOutput of(CommandSpec command) {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Object root = command.root().userObject();
        return new CommandOutput(
                out,
                err,
                Terminal.isInteractive(System.getenv()),
                new Question(root instanceof StandardInput input ? input.standardInput() : System.in, err));
    }

    /** A line of progress, on stderr. */
    public ProgressLine progress(String doing, String noun) {
        return new ProgressLine(err, isInteractive, doing, noun, System::nanoTime);
    }

    /** Says something about what is done, on stderr. */
    public void say(String line) {
        err.println(line);
        err.flush();
    }
}
