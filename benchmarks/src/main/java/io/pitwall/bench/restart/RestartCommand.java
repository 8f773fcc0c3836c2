package io.pitwall.bench.restart;

import io.pitwall.bench.BenchCluster;
import io.pitwall.bench.ChildJvm;
import io.pitwall.bench.TemporaryFolder;
import io.pitwall.bench.load.LiveFleet;
import io.pitwall.bench.restart.OutputWatch.Resumed;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills an instance under live load and looks when output comes again; with the settings that Pitwall ships. */
@Command(
        name = "restart",
        description = "How long nothing comes out after kill -9: with a restart on the same state, and with another"
                + " instance that takes over.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RestartCommand implements Callable<Integer> {

    @Option(
            names = "--streams",
            defaultValue = "62",
            description = "Cars that send ten records a second. Default: ${DEFAULT-VALUE}.")
    private int streams;

    @Option(names = "--rounds", defaultValue = "3", description = "How often each is done. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--settle-seconds",
            defaultValue = "15",
            description = "How long all runs before a kill. Default: ${DEFAULT-VALUE}.")
    private int settleSeconds;

    @Option(
            names = "--standby",
            defaultValue = "0",
            description = "Copies of the state that the other instance keeps up to date. Default: ${DEFAULT-VALUE}.")
    private int standby;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "A setting of Kafka other than Pitwall's; repeatable, all together.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                BenchCluster cluster = BenchCluster.start(folder.child("broker"))) {
            cluster.create("cars");
            try (LiveFleet fleet = new LiveFleet(cluster.bootstrapServers(), "cars", streams)) {
                for (int round = 1; round <= rounds; round++) {
                    restart(new Instances(cluster, folder, "restart-" + round, standby, settings), round);
                    takeOver(new Instances(cluster, folder, "takeover-" + round, standby, settings), round);
                    fleet.checkSending();
                }
            }
        }
        return 0;
    }

    private void restart(Instances instances, int round) throws InterruptedException {
        instances.createOutput();
        try (ChildJvm first = instances.start("state");
                OutputWatch output = instances.watch()) {
            settle(output);
            long killedMs = System.currentTimeMillis();
            first.kill();
            try (ChildJvm second = instances.start("state")) {
                print("restart on the same state", round, output.awaitOutputOfInputAfter(killedMs));
                second.checkAlive();
            }
        }
        instances.removeOutput();
    }

    private void takeOver(Instances instances, int round) throws InterruptedException {
        instances.createOutput();
        try (ChildJvm first = instances.start("state-1");
                ChildJvm second = instances.start("state-2");
                OutputWatch output = instances.watch()) {
            settle(output);
            long killedMs = System.currentTimeMillis();
            first.kill();
            print(
                    standby == 0 ? "takeover by the other of two" : "takeover by a standby",
                    round,
                    output.awaitOutputOfInputAfter(killedMs));
            second.checkAlive();
        }
        instances.removeOutput();
    }

    private void settle(OutputWatch output) throws InterruptedException {
        output.awaitOutputOfInputAfter(System.currentTimeMillis());
        TimeUnit.SECONDS.sleep(settleSeconds);
        output.awaitOutputOfInputAfter(System.currentTimeMillis());
    }

    private void print(String what, int round, Resumed resumed) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "round %d: %s: first new output %.1f s after the kill, of all partitions %.1f s%n",
                round,
                what,
                resumed.firstMs() / 1e3,
                resumed.allMs() / 1e3);
        out.flush();
    }

    /** The instances of one application. */
    private record Instances(
            BenchCluster cluster,
            TemporaryFolder folder,
            String application,
            int standby,
            Map<String, String> settings) {

        private String output() {
            return application + "-output";
        }

        void createOutput() {
            cluster.create(output());
        }

        void removeOutput() {
            cluster.deleteAll(application);
        }

        OutputWatch watch() {
            return new OutputWatch(cluster.bootstrapServers(), output());
        }

        ChildJvm start(String state) {
            List<String> arguments = new ArrayList<>(List.of(
                    application,
                    cluster.bootstrapServers(),
                    "cars",
                    output(),
                    folder.child(application + "-" + state),
                    Integer.toString(standby)));
            settings.forEach((name, value) -> arguments.add(name + "=" + value));
            return ChildJvm.start(List.of("-Xmx512m"), RestartMain.class, arguments);
        }
    }
}
