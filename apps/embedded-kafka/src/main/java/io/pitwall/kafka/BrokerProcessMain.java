package io.pitwall.kafka;

import java.io.DataInputStream;
import java.io.IOException;

/** The main program of {@link BrokerProcess}: a broker that runs until its standard input ends. */
final class BrokerProcessMain {

    /** In front of the address, on the one line of standard output. */
    static final String READY = "ready at ";

    private BrokerProcessMain() {}

    public static void main(String[] args) throws IOException {
        var answers = System.out;
        System.setOut(System.err); // for a logging that writes to it
        var orders = new DataInputStream(System.in);
        try (var kafka = EmbeddedKafka.start(BrokerOrder.readFrom(orders).config())) {
            answers.println(READY + kafka.bootstrapServers());
            answers.flush();
            awaitEnd(orders);
        } catch (EmbeddedKafkaException e) {
            answers.println(String.valueOf(e.getMessage()).replace('\n', ' '));
        }
        System.exit(0); // whatever threads Kafka has left
    }

    private static void awaitEnd(DataInputStream orders) throws IOException {
        while (orders.read() >= 0) {
            // nothing else is ordered
        }
    }
}
