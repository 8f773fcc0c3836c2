package io.pitwall.cli.demo;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Lets a fleet drive in real time and writes what it says to a topic, from a thread of its own. */
final class CarWriter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Producer<String, StreamMessage> producer;
    private final Fleet fleet;
    private final Scoreboard scoreboard;
    private final Ticker ticker;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Thread thread = new Thread(this::drive, "pitwall-demo-cars");
    private volatile boolean ended;

    /** @param producer belongs to this writer now */
    CarWriter(Producer<String, StreamMessage> producer, Fleet fleet, Scoreboard scoreboard, Ticker ticker) {
        this.producer = producer;
        this.fleet = fleet;
        this.scoreboard = scoreboard;
        this.ticker = ticker;
    }

    /** Opens the streams of all cars; they do not drive yet. */
    void open() {
        fleet.open(ticker.now(), this::write);
        producer.flush();
    }

    /** Completes, exceptionally, when something cannot be written. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    /** The cars drive off. */
    void start() {
        thread.start();
    }

    private void drive() {
        try {
            Instant start = ticker.now();
            long startNs = ticker.nanoTime();
            while (!ended) {
                long elapsedNs = ticker.nanoTime() - startNs;
                fleet.driveTo(start, elapsedNs, this::write);
                ticker.pause(fleet.nextRowNs() - elapsedNs);
            }
        } catch (RuntimeException e) {
            failure.completeExceptionally(e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets what the future has
    private void write(Car car, StreamMessage message) {
        producer.send(
                new ProducerRecord<>(DemoTopics.INPUT, car.streamId(), message),
                (metadata, error) -> acknowledged(car, message, error));
    }

    private void acknowledged(Car car, StreamMessage message, @Nullable Exception error) {
        if (error != null) {
            failure.completeExceptionally(error);
        } else if (message instanceof ParameterData data) {
            scoreboard.written(car, data);
        }
    }

    /** Stops the cars, writes what they have not said yet, and ends their streams. Closing again does nothing. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            thread.join(PATIENCE.toMillis());
            fleet.end(this::write);
            producer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.completeExceptionally(e);
        } finally {
            producer.close(PATIENCE);
        }
    }
}
