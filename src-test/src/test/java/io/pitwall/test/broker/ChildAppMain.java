package io.pitwall.test.broker;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The main program of the child JVM: runs {@link CrashTopology}, that of windows, or {@link CrashClient}, until it is killed, or fails. */
final class ChildAppMain {

    private ChildAppMain() {}

    /** {@code APPLICATION_ID BOOTSTRAP_SERVERS INPUT OUTPUT STATE_DIR CRASH_POINT TIMES NAME=VALUE...} */
    public static void main(String[] args) {
        Thread watch = new Thread(ChildAppMain::endWithParent, "parent");
        watch.setDaemon(true);
        watch.start();
        PitwallConfig config = PitwallConfig.of(args[0], args[1]);
        for (String setting : Arrays.copyOfRange(args, 7, args.length)) {
            int equals = setting.indexOf('=');
            config = config.withKafka(setting.substring(0, equals), setting.substring(equals + 1));
        }
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, args[4]);
        boolean isClient = "true".equals(config.kafka().get(CrashClient.SETTING));
        KafkaStreams streams = new KafkaStreams(
                isClient
                        ? CrashClient.topology(config, args[2], args[3])
                        : Pitwall.topology(CrashTopology.chosenBy(config, args[2], args[3]), config),
                properties,
                new HaltingClients(CrashPoint.valueOf(args[5]), Integer.parseInt(args[6])));
        streams.setUncaughtExceptionHandler(e -> {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw new AssertionError(e);
        });
        streams.start();
    }

    /** A test that is ended from outside must not leave this JVM behind: its end closes our input. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
