package io.pitwall.test.broker;

import io.pitwall.client.StreamingClient;

/** The main program of the child JVM of {@link ClientSignalTest}: runs until a signal, and says what it does. */
final class SignalledClientMain {

    private SignalledClientMain() {}

    /** {@code BOOTSTRAP_SERVERS GROUP INPUT}. */
    public static void main(String[] args) {
        try (var client = StreamingClient.connect(args[0])) {
            client.beforeShutdown(() -> System.out.println("before shutdown"));
            client.openInputTopic(args[2], args[1])
                    .onStreamsRevoked(streams -> System.out.println("revoked " + streams.size()))
                    .onStreamReceived(in -> System.out.println("received " + in.id()));
            client.run();
        }
        System.out.println("returned");
    }
}
