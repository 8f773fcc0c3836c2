package io.pitwall.bench.drain;

import com.sun.management.OperatingSystemMXBean;
import io.pitwall.bench.ChildJvm;
import io.pitwall.bench.Contender;
import io.pitwall.dsl.PitwallConfig;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** One run of one contender: works off a topic, prints what it measured, ends. */
final class DrainMain {

    private static final int THREADS = 2;

    private DrainMain() {}

    /** {@code CONTENDER GUARANTEE APPLICATION_ID BOOTSTRAP_SERVERS INPUT OUTPUT STATE_DIR RECORDS COMMIT_MS} */
    public static void main(String[] args) throws InterruptedException {
        Contender contender = Contender.valueOf(args[0]);
        PitwallConfig config =
                contender.settings(settings(PitwallConfig.of(args[2], args[3]), args[1], Long.parseLong(args[8])));
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, args[6]);
        KafkaStreams streams = new KafkaStreams(contender.topology(args[4], args[5], config), properties);
        streams.setUncaughtExceptionHandler(error -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw new AssertionError(error);
        });
        streams.start();
        ChildJvm.answer(
                measure(new StreamsMetrics(streams), Long.parseLong(args[7])).toLine());
        streams.close(Duration.ofSeconds(60));
    }

    /** The same for all: what an expert sets for throughput. No compression: it would be measured with the rest. */
    private static PitwallConfig settings(PitwallConfig config, String guarantee, long commitMs) {
        return config.withKafka(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee)
                .withKafka(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMs)
                .withKafka(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS)
                .withKafka("compression.type", "none")
                .withKafka("linger.ms", 20)
                .withKafka("batch.size", 256 * 1024)
                .withKafka("max.poll.records", 2000)
                .withKafka("max.partition.fetch.bytes", 4 << 20);
    }

    private static Drained measure(StreamsMetrics metrics, long records) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long warm = awaitProcessed(metrics, records / 4);
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long startCompileMs = compiler.getTotalCompilationTime();
        long startNs = System.nanoTime();
        long startCpuNs = system.getProcessCpuTime();
        long last = awaitProcessed(metrics, records);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - startCpuNs) / 1e9;
        double compileSeconds = (compiler.getTotalCompilationTime() - startCompileMs) / 1e3;
        return new Drained(last - warm, seconds, cpuSeconds, compileSeconds, metrics.changelog(), metrics.input());
    }

    private static long awaitProcessed(StreamsMetrics metrics, long records) throws InterruptedException {
        long processed = metrics.processedRecords();
        while (processed < records) {
            TimeUnit.MILLISECONDS.sleep(20);
            processed = metrics.processedRecords();
        }
        return processed;
    }
}
