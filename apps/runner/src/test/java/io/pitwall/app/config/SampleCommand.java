package io.pitwall.app.config;

import io.pitwall.app.RunOptions;
import io.pitwall.app.Verbosity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command with all options of an application, whose call does nothing but fail where it is told to. */
@Command(name = "sample", mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

    @Mixin
    RunOptions options = new RunOptions();

    @Mixin
    ConfigOptions config = new ConfigOptions();

    @Mixin
    Verbosity verbosity = new Verbosity();

    private final RuntimeException failure;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine;

    SampleCommand(Map<String, String> environment) {
        this(environment, new IllegalStateException("the sample was called"));
    }

    SampleCommand(Map<String, String> environment, RuntimeException failure) {
        this.failure = failure;
        commandLine = new ConfiguredCommandLine(this, environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    CommandLine commandLine() {
        return commandLine;
    }

    int execute(String... args) {
        return commandLine.execute(args);
    }

    SampleCommand parse(String... args) {
        commandLine.parseArgs(args);
        return this;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    @Override
    public Integer call() {
        throw failure;
    }
}
