package io.pitwall.cli.demo;

import io.pitwall.app.DurationConverter;
import io.pitwall.app.StopSignal;
import io.pitwall.app.UserException;
import io.pitwall.cli.text.Terminal;
import io.pitwall.kafka.EmbeddedKafkaException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitwall demo}: Kafka, simulated cars, a topology and a live table, all in this process. */
@Command(
        name = "demo",
        description = {
            "Simulated cars send 60 rows a second each to a Kafka of its own.",
            "The RaceControl example finds hard brakings, lap times, and an engine that overheats. Nothing is kept."
                    + " Ctrl-C ends it."
        },
        footer = {
            "",
            "At the end it counts whether every row has come out, once; it has not ended well (exit code 1) if not.",
            "",
            "Examples:",
            "  pitwall demo",
            "  pitwall demo --crash --duration 1m",
            "  pitwall demo --cars 20 --plain"
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--cars",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many cars drive, 1 to " + Car.MAX_COUNT + " (default: ${DEFAULT-VALUE}).")
    private int cars = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses the race; the same number drives the same race (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "End the race after this long, such as 20s or 5m (default: at Ctrl-C).")
    private @Nullable Duration duration;

    @Option(
            names = "--crash",
            description = "Run the topology in a process of its own, kill it now and then, and start it again.")
    private boolean crash;

    @Option(names = "--plain", description = "A few lines now and then instead of a live table.")
    private boolean plain;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        DemoSettings settings = new DemoSettings(grid(), seed, Optional.ofNullable(duration), crash);
        PrintWriter out = spec.commandLine().getOut();
        boolean interactive = !plain && Terminal.isInteractive(System.getenv());
        Palette palette = interactive ? Palette.of(System.getenv()) : Palette.NONE;
        Display display = interactive ? live(out, palette) : new PlainDisplay(out);
        Ticker ticker = Ticker.system();
        try (StopSignal signal = StopSignal.listening(display::close)) {
            DemoResult result = new Demo(settings, display, new Progress(out, ticker), ticker).run(signal.received());
            List<String> summary = new Summary(palette).lines(result);
            summary.forEach(out::println);
            out.flush();
            return result.end().isAccountedFor() ? 0 : 1;
        } catch (EmbeddedKafkaException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Car> grid() {
        try {
            return Car.grid(cars);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--cars': " + e.getMessage(), e);
        }
    }

    private static Display live(PrintWriter out, Palette palette) {
        LiveTable table = new LiveTable(palette, Glyphs.of(outputCharset()));
        return new LiveDisplay(new Terminal(out), table, Terminal::size);
    }

    /** The encoding that picocli writes to standard output with. */
    private static Charset outputCharset() {
        String name = System.getProperty("sun.stdout.encoding", System.getProperty("stdout.encoding"));
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
