package io.pitwall.cli.demo;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Reads the topics that the topology writes, from their beginnings, in a thread of its own, and keeps the score. */
final class OutputReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_MS = 5_000;

    private final Consumer<String, StreamMessage> consumer;
    private final Scoreboard scoreboard;
    private final Ticker ticker;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final Thread thread = new Thread(this::read, "pitwall-demo-output");
    private volatile boolean closed;

    /**
     * Starts to read.
     *
     * @param consumer belongs to this reader now
     */
    OutputReader(Consumer<String, StreamMessage> consumer, Scoreboard scoreboard, Ticker ticker) {
        this.consumer = consumer;
        this.scoreboard = scoreboard;
        this.ticker = ticker;
    }

    void start() {
        consumer.assign(DemoTopics.OUTPUTS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        thread.start();
    }

    /** Completes, exceptionally, when something cannot be read. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                consumer.poll(POLL).forEach(this::count);
            }
        } catch (WakeupException e) {
            // Closed while it waited for records.
        } catch (RuntimeException e) {
            failure.completeExceptionally(e);
        }
    }

    private void count(ConsumerRecord<String, StreamMessage> record) {
        StreamMessage message = record.value();
        if (message instanceof ParameterData rows) {
            switch (record.topic()) {
                case DemoTopics.LAPS -> scoreboard.readLaps(record.key(), rows);
                case DemoTopics.ALARMS -> scoreboard.readAlarms(record.key(), rows);
                default -> scoreboard.read(record.key(), rows, ticker.now().toEpochMilli() - record.timestamp());
            }
        } else if (message instanceof StreamProperties) {
            scoreboard.opened(record.key());
        } else if (message instanceof StreamEnd) {
            scoreboard.ended(record.key());
        }
    }

    /** Closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        consumer.wakeup();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
