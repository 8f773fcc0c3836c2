package io.pitwall.test.broker;

import static java.time.Duration.ofMinutes;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamingClient;

/** The main program of the child JVM of {@link ClientSignalTest}: copies rows until a signal, and says what it does. */
final class SignalledClientMain {

    private SignalledClientMain() {}

    /** {@code BOOTSTRAP_SERVERS GROUP INPUT OUTPUT}. */
    public static void main(String[] args) {
        // The last commit is the only one, as late as a transaction may get.
        ClientConfig config = ClientConfig.of(args[0]).withKafka("producer.transaction.timeout.ms", 900_000);
        try (var client = StreamingClient.connect(config)) {
            OutputTopic output = client.openOutputTopic(args[3]);
            client.commitInterval(ofMinutes(10)).beforeShutdown(() -> System.out.println("before shutdown"));
            client.openInputTopic(args[2], args[1])
                    .onStreamsRevoked(streams -> System.out.println("revoked " + streams.size()))
                    .onStreamReceived(in -> in.parameters().onRead(rows -> {
                        output.getOrCreateStream(in.id()).parameters().write(rows);
                        System.out.println("read " + in.id());
                    }));
            client.run();
        }
        System.out.println("returned");
    }
}
