package io.pitwall.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The two listening sockets of a node, bound before Kafka starts and then handed to it. Kafka wants to know both port
 * numbers in its settings; a number that was only looked up could be taken by someone else meanwhile.
 */
final class ClaimedPorts implements ServerSocketFactory, AutoCloseable {

    private static final int ANY_FREE_PORT = 0;
    private static final int BACKLOG = 50;

    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private ClaimedPorts(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    static ClaimedPorts claim(OptionalInt clientPort) {
        var clients = listen(clientPort.orElse(ANY_FREE_PORT));
        try {
            return new ClaimedPorts(clients, listen(ANY_FREE_PORT));
        } catch (EmbeddedKafkaException e) {
            Utils.closeQuietly(clients, "client socket");
            throw e;
        }
    }

    String clientAddress() {
        return address(clients);
    }

    String controllerAddress() {
        return address(controller);
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        return listenerName.equals(BrokerSettings.CONTROLLER_LISTENER) ? controller : clients;
    }

    /** Closes what Kafka did not take or has not closed. */
    @Override
    public void close() {
        Utils.closeQuietly(clients, "client socket");
        Utils.closeQuietly(controller, "controller socket");
    }

    private static ServerSocketChannel listen(int port) {
        @Nullable ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(loopback(), port), BACKLOG);
            return channel;
        } catch (IOException e) {
            Utils.closeQuietly(channel, "socket");
            throw new EmbeddedKafkaException(
                    "cannot listen on port %d of 127.0.0.1 (%s): stop the program that uses it, or choose another port, or none for any free one"
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    /** Always IPv4, as the address that is told to clients. */
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static String address(ServerSocketChannel channel) {
        return "127.0.0.1:" + channel.socket().getLocalPort();
    }
}
