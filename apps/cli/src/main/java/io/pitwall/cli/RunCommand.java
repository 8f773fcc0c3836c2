package io.pitwall.cli;

import io.pitwall.app.PitwallApp;
import io.pitwall.app.RunOptions;
import io.pitwall.cli.topology.TopologyOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private TopologyOptions topology = new TopologyOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PitwallApp.runToEnd(
                topology.topology(),
                options,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        return 0;
    }
}
