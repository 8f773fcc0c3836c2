package io.pitwall.bench.stages;

import com.sun.management.ThreadMXBean;
import io.pitwall.bench.Contender;
import io.pitwall.bench.load.CarRows;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamMessageSerde;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.header.internals.RecordHeaders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decodes, selects, buffers and encodes the records of many cars, one stage more in each run; takes the thread's CPU time. */
@Command(
        name = "stages",
        description = "CPU time and allocated bytes of a record of 10 rows by stages, without Kafka, on one thread.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StagesCommand implements Runnable {

    private static final int ROWS = 10;

    private enum Stage {
        DECODE,
        SELECT,
        BUFFER,
        ENCODE
    }

    @Option(names = "--streams", defaultValue = "1000", description = "Cars. Default: ${DEFAULT-VALUE}.")
    private int streams;

    @Option(names = "--records", defaultValue = "40", description = "Records of a car. Default: ${DEFAULT-VALUE}.")
    private int records;

    @Option(
            names = "--rounds",
            defaultValue = "30",
            description = "How often; the first half is not measured. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final StreamMessageSerde input = new StreamMessageSerde();
    private final StreamMessageSerde output = new StreamMessageSerde();
    private final Packets rule = Packets.named("brake").everySpan(Contender.SPAN);
    private final List<String> selected =
            List.of(CarRows.PARAMETERS.get(CarRows.BRAKE), CarRows.PARAMETERS.get(CarRows.LAP_NUMBER));

    /** What comes out is counted, so that the compiler leaves nothing out. */
    private long counted;

    @Override
    public void run() {
        byte[][] values = values();
        Stage[] stages = Stage.values();
        double[][] cpuNs = new double[stages.length][rounds];
        long[] bytes = new long[stages.length];
        for (int round = 0; round < rounds; round++) {
            for (int stage = 0; stage < stages.length; stage++) {
                long startBytes =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                long startNs = threads.getCurrentThreadCpuTime();
                work(stages[stage], values);
                cpuNs[stage][round] = (threads.getCurrentThreadCpuTime() - startNs) / (double) values.length;
                bytes[stage] =
                        (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - startBytes) / values.length;
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        for (int stage = 0; stage < stages.length; stage++) {
            double[] measured = Arrays.copyOfRange(cpuNs[stage], rounds / 2, rounds);
            Arrays.sort(measured);
            out.printf(
                    Locale.ROOT,
                    "up to %-6s  %6.0f ns CPU/record (least %.0f)  %6d bytes allocated/record%n",
                    stages[stage].name().toLowerCase(Locale.ROOT),
                    measured[measured.length / 2],
                    measured[0],
                    bytes[stage]);
        }
        out.printf(Locale.ROOT, "%,d rows and bytes came out%n", counted);
        out.flush();
    }

    /** The records of all cars in turn. */
    private byte[][] values() {
        byte[][] values = new byte[streams * records][];
        CarRows rows = new CarRows(ROWS);
        for (int i = 0; i < values.length; i++) {
            rows.make(i % streams, i / streams);
            values[i] = input.serializer().serialize("", rows.toParameterData());
        }
        return values;
    }

    private void work(Stage last, byte[][] values) {
        PacketBuffer[] buffers = new PacketBuffer[streams];
        Arrays.setAll(buffers, stream -> new PacketBuffer(rule));
        for (int i = 0; i < values.length; i++) {
            StreamMessage message = input.deserializer().deserialize("", new RecordHeaders(), values[i]);
            if (!(message instanceof ParameterData data)) {
                throw new IllegalStateException("a record of a car came back as " + message);
            }
            if (last == Stage.DECODE) {
                counted += data.rowCount();
                continue;
            }
            ParameterData brakes = data.select(selected).withoutEmptyRows();
            if (last == Stage.SELECT) {
                counted += brakes.rowCount();
            } else if (last == Stage.BUFFER) {
                buffers[i % streams].add(brakes, 0, packet -> counted += packet.rowCount());
            } else {
                buffers[i % streams].add(
                        brakes,
                        0,
                        packet -> counted += output.serializer().serialize("", new RecordHeaders(), packet).length);
            }
        }
    }
}
