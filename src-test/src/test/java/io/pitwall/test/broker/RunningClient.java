package io.pitwall.test.broker;

import static java.util.Objects.requireNonNull;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.StreamingClient;
import io.pitwall.dsl.PitwallConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsConfig;

/** A client that runs in a thread of its own; closing it is a clean stop, and fails if the client had failed. */
final class RunningClient implements AutoCloseable {

    private final StreamingClient client;
    private CompletableFuture<Void> run = CompletableFuture.completedFuture(null);

    /**
     * One that does not run yet.
     *
     * @param config whose application id is the group the definition opens topics with
     * @param stateDir a folder of its own, which outlives it
     */
    RunningClient(PitwallConfig config, Path stateDir, Consumer<StreamingClient> definition) {
        ClientConfig known = ClientConfig.of(config.bootstrapServers())
                .withKafka(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        for (Map.Entry<String, Object> setting : config.kafka().entrySet()) {
            known = known.withKafka(setting.getKey(), setting.getValue());
        }
        client = StreamingClient.connect(known);
        definition.accept(client);
    }

    RunningClient start() {
        run = CompletableFuture.runAsync(client::run, task -> new Thread(task, "client").start());
        return this;
    }

    /** Has it stop; does not wait for it. */
    RunningClient stop() {
        client.stop();
        return this;
    }

    /** What {@code run} has thrown, once it has returned. */
    Throwable failure() {
        try {
            run.join();
        } catch (CompletionException e) {
            return requireNonNull(e.getCause());
        }
        throw new AssertionError("the client has ended without a failure");
    }

    /** Returns when {@code run} has returned, and fails if it has thrown. */
    void join() {
        run.join();
    }

    @Override
    public void close() {
        client.close();
        run.join();
    }
}
