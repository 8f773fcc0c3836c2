package io.pitwall.serdes.registry;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Apicurio Registry as a process, with its schemas in memory. */
final class ApicurioServer implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final int LOOKS_PER_SECOND = 4;

    private final Process process;
    private final String address;

    private ApicurioServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts the distribution that lies unpacked in the folder, and waits until it is ready. */
    static ApicurioServer start(Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        File log = folder.resolve("server.log").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.http.host=127.0.0.1",
                        "-jar",
                        runner(folder).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        ApicurioServer server = new ApicurioServer(process, "http://127.0.0.1:" + port);
        for (long look = 0; look < START_WITHIN.toSeconds() * LOOKS_PER_SECOND; look++) {
            if (process.waitFor(1000 / LOOKS_PER_SECOND, TimeUnit.MILLISECONDS)) {
                throw new IOException("Apicurio ended with " + process.exitValue() + "; see " + log);
            }
            if (server.isReady()) {
                return server;
            }
        }
        server.close();
        throw new IOException("Apicurio is not ready after " + START_WITHIN + "; see " + log);
    }

    private static Path runner(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no *-runner.jar in " + folder));
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(address + "/health/ready"))
                            .build())
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    /** Where it speaks as Confluent's registry does. */
    String url() {
        return address + "/apis/ccompat/v7";
    }

    /** Sets a subject's rule; without one everything is allowed. */
    int setCompatibility(String subject, String level) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + "/config/" + subject))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"" + level + "\"}"))
                .build());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
