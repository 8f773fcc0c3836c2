package io.pitwall.serdes.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A registry in this process that answers as Confluent's does, or as a test tells it to. */
final class RegistryServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> scripted = new ArrayDeque<>();
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();

    /** An answer; status 0 is none at all. */
    record Answer(int status, String body) {}

    private RegistryServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static RegistryServer start() {
        try {
            return new RegistryServer(HttpServer.create(loopback(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RegistryServer startTls(SSLContext tls, boolean clientMustShowCertificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(com.sun.net.httpserver.HttpsParameters parameters) {
                    var settings = tls.getDefaultSSLParameters();
                    settings.setNeedClientAuth(clientMustShowCertificate);
                    parameters.setSSLParameters(settings);
                }
            });
            return new RegistryServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next request gets this answer. */
    synchronized void answer(int status, String body) {
        scripted.add(new Answer(status, body));
    }

    /** The next request is held until the server is closed. */
    synchronized void stall() {
        scripted.add(new Answer(0, ""));
    }

    /** {@code GET /path}, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            bodies.add(body);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = answer(exchange.getRequestURI().getPath(), body);
            if (answer.status() == 0) {
                closing.await();
                return;
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer answer(String path, String body) throws IOException {
        Answer next = scripted.poll();
        if (next != null) {
            return next;
        }
        if (path.startsWith("/schemas/ids/")) {
            return byId(Integer.parseInt(path.substring("/schemas/ids/".length())));
        }
        String subject = path.split("/", -1)[path.startsWith("/compatibility") ? 3 : 2];
        if (path.startsWith("/compatibility")) {
            return subjects.containsKey(subject)
                    ? new Answer(200, "{\"is_compatible\":false,\"messages\":[\"a field is missing\"]}")
                    : notFound(40401, "Subject '" + subject + "' not found.");
        }
        if (path.endsWith("/versions/latest")) {
            List<Integer> ids = subjects.get(subject);
            return ids == null
                    ? notFound(40401, "Subject '" + subject + "' not found.")
                    : version(subject, ids.size(), ids.get(ids.size() - 1));
        }
        String schema = JSON.readTree(body).get("schema").textValue();
        if (path.endsWith("/versions")) {
            return new Answer(200, "{\"id\":" + register(subject, schema) + "}");
        }
        int id = schemas.indexOf(schema) + 1;
        List<Integer> ids = subjects.getOrDefault(subject, List.of());
        return ids.contains(id) ? version(subject, ids.indexOf(id) + 1, id) : notFound(40403, "Schema not found");
    }

    /** Makes the text a version of the subject and gives its id; ids count from 1. */
    synchronized int register(String subject, String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        int id = schemas.indexOf(schema) + 1;
        List<Integer> ids = subjects.computeIfAbsent(subject, key -> new ArrayList<>());
        if (!ids.contains(id)) {
            ids.add(id);
        }
        return id;
    }

    synchronized Map<String, List<Integer>> subjects() {
        return Map.copyOf(subjects);
    }

    private Answer byId(int id) {
        return id < 1 || id > schemas.size()
                ? notFound(40403, "Schema " + id + " not found")
                : new Answer(200, object("schema", schemas.get(id - 1)).toString());
    }

    private Answer version(String subject, int version, int id) {
        return new Answer(
                200,
                object("schema", schemas.get(id - 1))
                        .put("subject", subject)
                        .put("version", version)
                        .put("id", id)
                        .toString());
    }

    private static Answer notFound(int code, @Nullable String message) {
        return new Answer(
                404, object("message", message).put("error_code", code).toString());
    }

    private static ObjectNode object(String name, @Nullable String value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set(name, value == null ? JsonNodeFactory.instance.nullNode() : text(value));
        return object;
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
