package io.pitwall.kafka;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that runs {@link BrokerProcessMain}. It is told by its standard input what to start, since arguments can be seen by
 * everyone on the machine; the end of that input is its order to stop, which it gets in any case when this JVM is gone.
 */
final class BrokerProcess implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BrokerProcess start(EmbeddedKafkaConfig config) throws IOException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcessMain.class.getName()))
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            var orders = new DataOutputStream(process.getOutputStream());
            BrokerOrder.of(config).writeTo(orders);
            orders.flush();
            return new BrokerProcess(process, port(process, process.inputReader()));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int port(Process process, BufferedReader answers) throws IOException {
        var answer = answers.readLine();
        if (answer == null) {
            throw new EmbeddedKafkaException(
                    "the process of the embedded Kafka ended before it was ready; its stderr, which is that of this"
                            + " process, says why",
                    null);
        }
        if (!answer.startsWith(BrokerProcessMain.READY)) {
            process.destroyForcibly();
            throw new EmbeddedKafkaException(answer, null);
        }
        return Integer.parseInt(answer.substring(answer.lastIndexOf(':') + 1));
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Lets the broker stop by itself; one that does not is killed. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly(); // it cannot be told any more
        }
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true; // a broker that is left running is worse than a late answer
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
