package io.pitwall.cli;

import io.pitwall.app.PitwallApp;
import io.pitwall.app.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitwall run}: runs a topology class, of this jar or of others. */
@Command(
        name = "run",
        description = "Runs a topology class. Input topics must exist, output topics are created.",
        footer = {
            "",
            "Examples:",
            "  pitwall run io.pitwall.examples.HardBraking --application-id hb --until-idle 5s",
            "  pitwall run --jar acme.jar com.acme.OilPressure --application-id oil"
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CLASS", description = "A class that implements TelemetryTopology.")
    private String className = "";

    @Option(
            names = "--jar",
            paramLabel = "JAR",
            description = "A jar with the class, or with what it needs; repeatable.")
    private List<Path> jars = new ArrayList<>();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PitwallApp.runToEnd(
                TopologyClass.named(className, jars),
                options,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        return 0;
    }
}
