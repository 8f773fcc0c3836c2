package io.pitwall.app.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that are slow do not keep others from being answered. */
class PageServerTest {

    private static final HttpAddress ANY_PORT = new HttpAddress("localhost", 0);
    /** More than the buffers of a connection take. */
    private static final String LARGE = "x".repeat(16 << 20);

    private static final Map<String, Page> PAGES = Map.of(
            "/live", request -> Answer.text(Answer.OK, "alive"),
            "/large", request -> Answer.text(Answer.OK, LARGE));

    private final HttpClient client = HttpClient.newHttpClient();

    private static Socket stalled(PageServer server, String begun) throws IOException {
        URI address = URI.create(server.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write(begun.getBytes(US_ASCII));
        return socket;
    }

    private int status(PageServer server) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/live"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void requestsThatNeverEndAreCutOffAndOthersAnswered() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (PageServer server = PageServer.start(ANY_PORT, PAGES, Duration.ofSeconds(1))) {
            for (int i = 0; i < 20; i++) {
                sockets.add(stalled(server, "GET /li"));
            }
            // Cut off itself if the machine is so slow, hence again.
            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> status(server) == Answer.OK);
            for (Socket socket : sockets) {
                assertThat(socket.getInputStream().read()).as("the end").isEqualTo(-1);
            }
        } finally {
            close(sockets);
        }
    }

    @Test
    void answersThatNobodyReadsAreCutOffToo() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (PageServer server = PageServer.start(ANY_PORT, PAGES, Duration.ofSeconds(1))) {
            for (int i = 0; i < 8; i++) {
                sockets.add(stalled(server, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> status(server) == Answer.OK);
        } finally {
            close(sockets);
        }
    }

    @Test
    void aClientThatSaysNothingTakesNoThread() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (PageServer server = PageServer.start(ANY_PORT, PAGES, Duration.ofDays(1))) {
            for (int i = 0; i < 20; i++) {
                sockets.add(stalled(server, ""));
            }
            assertThat(status(server)).isEqualTo(Answer.OK);
        } finally {
            close(sockets);
        }
    }
}
