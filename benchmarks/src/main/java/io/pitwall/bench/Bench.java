package io.pitwall.bench;

import io.pitwall.bench.client.ClientCommand;
import io.pitwall.bench.drain.DrainCommand;
import io.pitwall.bench.latency.LatencyCommand;
import io.pitwall.bench.restart.RestartCommand;
import io.pitwall.bench.stages.StagesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command of the benchmarks. */
@Command(
        name = "bench",
        description = "Measures Pitwall beside Kafka Streams by hand, on a broker of its own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DrainCommand.class,
            RestartCommand.class,
            LatencyCommand.class,
            StagesCommand.class,
            ClientCommand.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
