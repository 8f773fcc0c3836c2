package io.pitwall.bench.latency;

import io.pitwall.app.Latency;
import io.pitwall.bench.BenchCluster;
import io.pitwall.bench.ChildJvm;
import io.pitwall.bench.Contender;
import io.pitwall.bench.TemporaryFolder;
import io.pitwall.bench.latency.OutputTimes.Latencies;
import io.pitwall.bench.load.CarRows;
import io.pitwall.bench.load.LiveFleet;
import io.pitwall.bench.load.Loader;
import io.pitwall.bench.load.Workload;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures choices of {@code --latency}, and settings of Kafka one by one: the time through the job under a steady load, and how
 * fast it works off a backlog.
 */
@Command(
        name = "latency",
        description =
                "The time from a record to the packet it releases, committed exactly once, and the throughput on a"
                        + " backlog, with each choice of --latency, and one setting of Kafka beside another.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class LatencyCommand implements Callable<Integer> {

    private static final int ROWS = 10;

    /** Of a first record only the last packet is held back; of the others each releases one. */
    private static final double CERTAIN = 0.95;

    @Option(
            names = "--streams",
            defaultValue = "62",
            description = "Cars that send ten records a second. Default: ${DEFAULT-VALUE}.")
    private int streams;

    @Option(
            names = "--choices",
            split = ",",
            defaultValue = "LOW,BALANCED,THROUGHPUT",
            description = "Of --latency: LOW, BALANCED, THROUGHPUT. Default: ${DEFAULT-VALUE}.")
    private List<Latency> choices = List.of();

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "Each choice also with this setting of Kafka instead of its own; repeatable, one at a time.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--rounds", defaultValue = "2", description = "How often each is done. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long the latency is measured. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--settle-seconds",
            defaultValue = "10",
            description = "How long all runs before. Default: ${DEFAULT-VALUE}.")
    private int settleSeconds;

    @Option(
            names = "--backlog",
            defaultValue = "80000000",
            description = "Values that wait when the throughput is measured. Default: ${DEFAULT-VALUE}.")
    private long backlog;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Variant> variants = Variant.of(choices, settings);
        try (TemporaryFolder folder = TemporaryFolder.create();
                BenchCluster cluster = BenchCluster.start(folder.child("broker"))) {
            cluster.create("cars", "backlog");
            Workload workload = new Workload(1_000, ROWS, backlog, 0);
            new Loader(cluster.bootstrapServers()).load("backlog", workload, Contender.PITWALL.encoder());
            for (int round = 1; round <= rounds; round++) {
                for (Variant variant : variants) {
                    print(
                            round,
                            variant,
                            latencies(cluster, folder, variant, round + "-" + variants.indexOf(variant)),
                            drained(cluster, folder, variant, round + "-" + variants.indexOf(variant), workload));
                }
            }
        }
        return 0;
    }

    private Latencies latencies(BenchCluster cluster, TemporaryFolder folder, Variant variant, String run) {
        String application = "live-" + run;
        cluster.create(application + "-output");
        try (LiveFleet fleet = new LiveFleet(cluster.bootstrapServers(), "cars", streams);
                ChildJvm job = start(cluster, folder, variant, application, "cars");
                OutputTimes output = new OutputTimes(cluster.bootstrapServers(), application + "-output")) {
            Latencies latencies = output.measure(Duration.ofSeconds(settleSeconds), Duration.ofSeconds(seconds));
            fleet.checkSending();
            job.checkAlive();
            return latencies;
        }
    }

    /** @param outputBytes of the output topic on disk, when nearly all was there */
    private record Drained(double valuesPerSecond, long outputBytes) {}

    private static Drained drained(
            BenchCluster cluster, TemporaryFolder folder, Variant variant, String run, Workload workload) {
        String application = "drain-" + run;
        cluster.create(application + "-output");
        try (ChildJvm job = start(cluster, folder, variant, application, "backlog");
                OutputTimes output = new OutputTimes(cluster.bootstrapServers(), application + "-output")) {
            double rate = output.rate((long) (workload.records() * CERTAIN));
            job.checkAlive();
            return new Drained(rate * ROWS * CarRows.PARAMETERS.size(), cluster.bytes(application + "-output"));
        }
    }

    private static ChildJvm start(
            BenchCluster cluster, TemporaryFolder folder, Variant variant, String application, String input) {
        return ChildJvm.start(
                List.of("-Xmx1g"),
                LatencyMain.class,
                List.of(
                        application,
                        cluster.bootstrapServers(),
                        input,
                        application + "-output",
                        folder.child(application),
                        variant.choice().name(),
                        variant.setting()));
    }

    private void print(int round, Variant variant, Latencies latencies, Drained drained) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "round %d: %-40s  latency p50 %4d ms, p99 %4d ms (%d packets); backlog %.1f million values/s, %.1f MB out%n",
                round,
                variant.name(),
                latencies.p50Ms(),
                latencies.p99Ms(),
                latencies.records(),
                drained.valuesPerSecond() / 1e6,
                drained.outputBytes() / 1e6);
        out.flush();
    }
}
