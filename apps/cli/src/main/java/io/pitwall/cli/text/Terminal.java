package io.pitwall.cli.text;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;

/**
 * A screen of its own on a terminal that knows ANSI escape codes: nothing of it stays when it is closed.
 *
 * <p>Thread-safe; after the end nothing is drawn any more.
 */
public final class Terminal implements AutoCloseable {

    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintWriter out;
    private boolean entered;
    private boolean closed;

    public Terminal(PrintWriter out) {
        this.out = out;
    }

    /** True when a person looks at the output of this process on a terminal that knows escape codes. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal sees to newer versions
    public static boolean isInteractive(Map<String, String> environment) {
        Console console = System.console();
        return console != null
                && isTerminal(console)
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Before Java 22 there is a console only for terminals; since then it has to be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Replaces what is on the screen. */
    public synchronized void draw(List<String> lines) {
        if (closed) {
            return;
        }
        StringBuilder frame = new StringBuilder();
        if (!entered) {
            frame.append(ENTER);
            entered = true;
        }
        frame.append(HOME)
                .append(String.join(CLEAR_REST_OF_LINE + "\r\n", lines))
                .append(CLEAR_REST_OF_LINE)
                .append(CLEAR_BELOW);
        out.print(frame);
        out.flush();
    }

    /** Brings back what was on the terminal before. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (entered && !closed) {
            out.print(LEAVE);
            out.flush();
        }
        closed = true;
    }

    /** How large the terminal of this process is now; empty where that cannot be told. */
    public static Optional<TextSize> size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Scanner answer = new Scanner(stty.getInputStream(), StandardCharsets.US_ASCII)) {
                int lines = answer.hasNextInt() ? answer.nextInt() : 0;
                int columns = answer.hasNextInt() ? answer.nextInt() : 0;
                return lines > 0 && columns > 0 ? Optional.of(new TextSize(columns, lines)) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
