package io.pitwall.bench.client;

import com.sun.management.ThreadMXBean;
import io.pitwall.bench.BenchCluster;
import io.pitwall.bench.TemporaryFolder;
import io.pitwall.bench.load.CarRows;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamingClient;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the rows of one car to a broker, in each way in turn; takes the CPU time of the thread that writes. */
@Command(
        name = "client",
        description =
                "CPU time and allocated bytes of a row of 16 values that the client writes, on the writing thread.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ClientCommand implements Runnable {

    @Option(names = "--rows", defaultValue = "10", description = "Rows of a message. Default: ${DEFAULT-VALUE}.")
    private int rowsPerMessage;

    @Option(
            names = "--messages",
            defaultValue = "5000",
            description = "Messages of a round. Default: ${DEFAULT-VALUE}.")
    private int messages;

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "How often; the first half is not measured. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public void run() {
        WayToWrite[] ways = WayToWrite.values();
        double[][] cpuNs = new double[ways.length][rounds];
        double[][] bytes = new double[ways.length][rounds];
        try (TemporaryFolder folder = TemporaryFolder.create();
                BenchCluster cluster = BenchCluster.start(folder.child("broker"));
                StreamingClient client = StreamingClient.connect(cluster.bootstrapServers())) {
            for (int round = 0; round < rounds; round++) {
                for (int way = 0; way < ways.length; way++) {
                    measure(client, ways[way], round, cpuNs[way], bytes[way]);
                }
            }
        }
        print(ways, cpuNs, bytes);
    }

    private void measure(StreamingClient client, WayToWrite way, int round, double[] cpuNs, double[] bytes) {
        OutputTopic topic = client.openOutputTopic("cars");
        Consumer<CarRows> writer = way.open(topic.createStream(way + "-" + round), rowsPerMessage);
        CarRows rows = new CarRows(rowsPerMessage);
        long thread = Thread.currentThread().getId();
        long startBytes = threads.getThreadAllocatedBytes(thread);
        long startNs = threads.getCurrentThreadCpuTime();
        for (int message = 0; message < messages; message++) {
            rows.make(1, message);
            writer.accept(rows);
        }
        double written = (double) messages * rowsPerMessage;
        cpuNs[round] = (threads.getCurrentThreadCpuTime() - startNs) / written;
        bytes[round] = (threads.getThreadAllocatedBytes(thread) - startBytes) / written;
        topic.flush();
    }

    private void print(WayToWrite[] ways, double[][] cpuNs, double[][] bytes) {
        PrintWriter out = spec.commandLine().getOut();
        double[] first = {median(cpuNs[0]), median(bytes[0])};
        for (int way = 0; way < ways.length; way++) {
            double cpu = median(cpuNs[way]);
            double allocated = median(bytes[way]);
            out.printf(
                    Locale.ROOT,
                    "%-8s  %6.0f ns CPU/row (%.2f times)  %6.0f bytes allocated/row (%.2f times)%n",
                    ways[way].name().toLowerCase(Locale.ROOT),
                    cpu,
                    cpu / first[0],
                    allocated,
                    allocated / first[1]);
        }
        out.flush();
    }

    /** Of the second half. */
    private double median(double[] measured) {
        double[] warm = Arrays.copyOfRange(measured, rounds / 2, rounds);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
