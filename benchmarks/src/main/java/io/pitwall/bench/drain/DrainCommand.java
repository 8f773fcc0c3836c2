package io.pitwall.bench.drain;

import io.pitwall.bench.BenchCluster;
import io.pitwall.bench.ChildJvm;
import io.pitwall.bench.Contender;
import io.pitwall.bench.TemporaryFolder;
import io.pitwall.bench.load.Loader;
import io.pitwall.bench.load.Workload;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the contenders one after the other, round by round, on topics that hold the same rows. */
@Command(
        name = "drain",
        description = "How fast a topic full of records is worked off, and what that costs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DrainCommand implements Runnable {

    @Option(names = "--streams", defaultValue = "1000", description = "Cars. Default: ${DEFAULT-VALUE}.")
    private int streams;

    @Option(
            names = "--idle-streams",
            defaultValue = "0",
            description = "Cars that send one record before the others begin. Default: ${DEFAULT-VALUE}.")
    private int idleStreams;

    @Option(
            names = "--rows",
            defaultValue = "10",
            description = "Rows of a record, of 16 parameters. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--values",
            defaultValue = "240000000",
            description = "Numbers in the input; the first quarter is not measured. Default: ${DEFAULT-VALUE}.")
    private long values;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often each contender runs. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "PITWALL,EXPERT",
            description = "Of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private List<Contender> contenders = new ArrayList<>();

    @Option(
            names = "--guarantees",
            split = ",",
            defaultValue = StreamsConfig.AT_LEAST_ONCE + "," + StreamsConfig.EXACTLY_ONCE_V2,
            description = "Processing guarantees. Default: ${DEFAULT-VALUE}.")
    private List<String> guarantees = new ArrayList<>();

    @Option(
            names = "--commit-ms",
            description =
                    "Time between two commits; streams send more records in between when it is longer. Default: 1000,"
                            + " with exactly_once_v2 100.")
    private @Nullable Long commitMs;

    @Option(
            names = "--jvm",
            defaultValue = "-Xmx2g",
            description = "Options of the contenders' JVMs, such as a flight recording. Default: ${DEFAULT-VALUE}.")
    private List<String> jvmOptions = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Workload workload = workload();
        try (TemporaryFolder folder = TemporaryFolder.create();
                BenchCluster cluster = BenchCluster.start(folder.child("broker"))) {
            load(cluster, workload, out);
            Map<Cell, List<Drained>> results = new LinkedHashMap<>();
            for (int round = 1; round <= rounds; round++) {
                for (String guarantee : guarantees) {
                    for (Contender contender : contenders) {
                        Cell cell = new Cell(contender, guarantee);
                        Drained drained = drain(cluster, folder, cell, workload, round);
                        results.computeIfAbsent(cell, key -> new ArrayList<>()).add(drained);
                        out.printf(Locale.ROOT, "round %d: %s%n", round, ResultTable.line(cell, drained, workload));
                        out.flush();
                    }
                }
            }
            out.print(new ResultTable(results, workload));
            out.flush();
        }
    }

    private Workload workload() {
        try {
            return new Workload(streams, rows, values, idleStreams);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void load(BenchCluster cluster, Workload workload, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d records of %d rows, %d streams and %d idle, %,d values%n",
                workload.records(),
                workload.rowsPerRecord(),
                workload.streams(),
                workload.idleStreams(),
                workload.sentValues());
        Set<String> loaded = new TreeSet<>();
        for (Contender contender : contenders) {
            String topic = inputTopic(contender);
            if (loaded.add(topic)) {
                cluster.create(topic);
                long bytes = new Loader(cluster.bootstrapServers()).load(topic, workload, contender.encoder());
                out.printf(Locale.ROOT, "input %s: %.1f MB of keys and values%n", topic, bytes / 1e6);
                out.flush();
            }
        }
    }

    private static String inputTopic(Contender contender) {
        return "cars-" + contender.inputFormat();
    }

    private long commitMs(String guarantee) {
        if (commitMs != null) {
            return commitMs;
        }
        return guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2) ? 100 : 1000;
    }

    /** Runs a cell in a JVM of its own, counts the rows it wrote, and removes what it left. */
    private Drained drain(BenchCluster cluster, TemporaryFolder folder, Cell cell, Workload workload, int round) {
        String application = "drain-" + cell.contender() + "-" + cell.guarantee() + "-" + round;
        String output = application + "-output";
        cluster.create(output);
        List<String> arguments = List.of(
                cell.contender().name(),
                cell.guarantee(),
                application,
                cluster.bootstrapServers(),
                inputTopic(cell.contender()),
                output,
                folder.child(application),
                Long.toString(workload.records()),
                Long.toString(commitMs(cell.guarantee())));
        Drained drained;
        try (ChildJvm child = ChildJvm.start(jvmOptions, DrainMain.class, arguments)) {
            drained = Drained.fromLine(child.readAnswer());
            // The output is complete behind the last commit.
            child.awaitEnd();
        }
        long found = OutputCount.rows(
                cluster.bootstrapServers(), output, cell.contender().rowCounter());
        long expected = ExpectedRows.released(workload, Contender.SPAN);
        if (found != expected) {
            throw new IllegalStateException(
                    cell + " wrote " + found + " rows instead of " + expected + ": what it measured is worth nothing");
        }
        cluster.deleteAll(application);
        folder.delete(application);
        return drained;
    }
}
