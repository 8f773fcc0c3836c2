package io.pitwall.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
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
    private final ServerSocketChannel plain;
    private final ServerSocketChannel controller;

    private ClaimedPorts(ServerSocketChannel clients, ServerSocketChannel plain, ServerSocketChannel controller) {
        this.clients = clients;
        this.plain = plain;
        this.controller = controller;
    }

    /** @param isSecured whether the listener for clients is another one than the plain one */
    static ClaimedPorts claim(OptionalInt clientPort, boolean isSecured) {
        var open = new ArrayList<ServerSocketChannel>();
        try {
            open.add(listen(clientPort.orElse(ANY_FREE_PORT)));
            if (isSecured) {
                open.add(listen(ANY_FREE_PORT));
            }
            open.add(listen(ANY_FREE_PORT));
            return new ClaimedPorts(open.get(0), open.get(open.size() - 2), open.get(open.size() - 1));
        } catch (EmbeddedKafkaException e) {
            open.forEach(socket -> Utils.closeQuietly(socket, "socket"));
            throw e;
        }
    }

    /** Where clients connect. */
    String clientAddress() {
        return address(clients);
    }

    /** Where there is neither TLS nor a password; the same as {@link #clientAddress} unless clients need one. */
    String plainAddress() {
        return address(plain);
    }

    String controllerAddress() {
        return address(controller);
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        return switch (listenerName) {
            case BrokerSettings.CONTROLLER_LISTENER -> controller;
            case BrokerSettings.PLAIN_LISTENER -> plain;
            default -> clients;
        };
    }

    /** Closes what Kafka did not take or has not closed. */
    @Override
    public void close() {
        Utils.closeQuietly(clients, "client socket");
        Utils.closeQuietly(plain, "plain socket");
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
