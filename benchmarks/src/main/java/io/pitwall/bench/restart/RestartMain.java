package io.pitwall.bench.restart;

import io.pitwall.bench.Contender;
import io.pitwall.dsl.PitwallConfig;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** An instance of the job with the settings that Pitwall ships, until it is killed. */
final class RestartMain {

    private RestartMain() {}

    /** {@code APPLICATION_ID BOOTSTRAP_SERVERS INPUT OUTPUT STATE_DIR STANDBY_REPLICAS [NAME=VALUE ...]} */
    public static void main(String[] args) {
        PitwallConfig config = PitwallConfig.of(args[0], args[1]);
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, args[4]);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, args[5]);
        for (String setting : List.of(args).subList(6, args.length)) {
            String[] sides = setting.split("=", 2);
            properties.put(sides[0], sides[1]);
        }
        KafkaStreams streams = new KafkaStreams(Contender.PITWALL.topology(args[2], args[3], config), properties);
        streams.setUncaughtExceptionHandler(error -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw new AssertionError(error);
        });
        streams.start();
    }
}
