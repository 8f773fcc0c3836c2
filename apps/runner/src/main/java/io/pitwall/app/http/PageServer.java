package io.pitwall.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pitwall.app.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves pages over HTTP, with threads that do not keep the process alive. A client that sends or reads slowly is cut off, so
 * that probes are answered.
 */
final class PageServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final TimedExecutor threads;
    private final Map<String, Page> pages;

    private PageServer(HttpServer server, Map<String, Page> pages, Duration timeLimit) {
        this.server = server;
        this.pages = new TreeMap<>(pages);
        this.threads = new TimedExecutor("pitwall-http", THREADS, WAITING, timeLimit);
    }

    /**
     * Serves these pages from now on.
     *
     * @param pages by their paths
     * @throws UserException if nobody can listen there
     */
    static PageServer start(HttpAddress address, Map<String, Page> pages) {
        return start(address, pages, TIME_LIMIT);
    }

    /** @param timeLimit from the first byte of a request to the last of its answer; then the connection is closed */
    static PageServer start(HttpAddress address, Map<String, Page> pages, Duration timeLimit) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException(
                    "health and metrics cannot be served at " + address + ": " + e.getMessage()
                            + "; choose another address with --http HOST:PORT, port 0 for any that is free, or --http off",
                    e);
        }
        PageServer started = new PageServer(server, pages, timeLimit);
        server.setExecutor(started.threads);
        server.createContext("/", started::serve);
        server.start();
        return started;
    }

    /** {@code http://host:port}. */
    String address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(UTF_8);
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), isHead || body.length == 0 ? NO_BODY : body.length);
            if (!isHead && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(Answer.WRONG_METHOD, "only GET and HEAD\n");
        }
        String path = exchange.getRequestURI().getPath();
        Page page = pages.get(path);
        if (page == null) {
            int status = path.equals("/") ? Answer.OK : Answer.NOT_FOUND;
            return Answer.text(status, "there is: " + String.join(" ", pages.keySet()) + "\n");
        }
        String query = exchange.getRequestURI().getQuery();
        List<String> accept = exchange.getRequestHeaders().getOrDefault("Accept", List.of());
        try {
            return page.answer(new Request(query == null ? "" : query, String.join(",", accept)));
        } catch (RuntimeException e) {
            LOG.warn("the page {} cannot be made", path, e);
            return Answer.text(Answer.FAULT, "this page cannot be made; the log says why\n");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
