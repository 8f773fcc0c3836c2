package io.pitwall.bench.latency;

import io.pitwall.app.Latency;
import io.pitwall.bench.Contender;
import io.pitwall.dsl.PitwallConfig;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The job with the settings of one choice of latency, exactly once, until it is killed. */
final class LatencyMain {

    private LatencyMain() {}

    /** {@code APPLICATION_ID BOOTSTRAP_SERVERS INPUT OUTPUT STATE_DIR CHOICE SETTING} */
    public static void main(String[] args) {
        PitwallConfig config = PitwallConfig.of(args[0], args[1]).withKafka(StreamsConfig.STATE_DIR_CONFIG, args[4]);
        config = new Variant(Latency.valueOf(args[5]), args[6]).applyTo(config);
        Properties properties = config.streamsProperties();
        KafkaStreams streams = new KafkaStreams(Contender.PITWALL.topology(args[2], args[3], config), properties);
        streams.setUncaughtExceptionHandler(error -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw new AssertionError(error);
        });
        streams.start();
    }
}
