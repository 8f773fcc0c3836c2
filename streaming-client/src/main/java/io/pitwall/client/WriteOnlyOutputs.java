package io.pitwall.client;

import io.pitwall.dsl.processing.OutputLimits;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * The output topics of a client that only writes, with one producer for all of them, which is made when it is first needed.
 * Safe for use by several threads.
 */
final class WriteOnlyOutputs implements OutputScopes, AutoCloseable {

    private final Map<String, Object> settings;
    private final TopicLimits limits;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Alarms alarms;
    private final Map<String, WriteOnlyScope> scopes = new LinkedHashMap<>();
    private final WritingGate gate = new WritingGate();
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * Outputs that write to a cluster.
     *
     * @param settings of Kafka's clients and Pitwall's own, by name
     * @param limits asked once for each topic whose limit is no setting
     */
    WriteOnlyOutputs(Map<String, Object> settings, TopicLimits limits) {
        this(settings, limits, new AlarmThread(InstantSource.system()), () -> ProducerOutlet.producer(settings));
    }

    WriteOnlyOutputs(
            Map<String, Object> settings,
            TopicLimits limits,
            Alarms alarms,
            Supplier<Producer<byte[], byte[]>> producers) {
        this.settings = Map.copyOf(settings);
        this.limits = limits;
        this.alarms = alarms;
        this.producers = producers;
    }

    @Override
    public synchronized StreamWriters writers(OutputTopic topic) {
        WriteOnlyScope known = scopes.get(topic.name());
        if (known != null) {
            return known.writers();
        }
        gate.check(topic.name());
        if (producer == null) {
            producer = producers.get();
        }
        WriteFailures failures = new WriteFailures(topic.settings());
        Outlet outlet = new ProducerOutlet(topic.name(), producer, failures, settingsOf(topic.name()));
        WriteOnlyScope scope = new WriteOnlyScope(topic, outlet, failures, alarms, gate);
        scopes.put(topic.name(), scope);
        return scope.writers();
    }

    private Map<String, Object> settingsOf(String topic) {
        String setting = OutputLimits.TOPIC_LIMIT_PREFIX + topic;
        OptionalInt limit = settings.containsKey(setting) ? OptionalInt.empty() : limits.maxMessageBytes(topic);
        if (limit.isEmpty()) {
            return settings;
        }
        Map<String, Object> limited = new HashMap<>(settings);
        limited.put(setting, limit.getAsInt());
        return limited;
    }

    /**
     * Writes what buffers hold, returns when the broker has everything, and closes the producer. Streams are not ended. Other
     * threads may still be writing: what they have put in is written, what they put in from now on is refused. Returns at once if
     * it was called before.
     *
     * @throws WriteException the first one, if something could not be written; all is closed all the same
     */
    @Override
    public void close() {
        if (!gate.beginToClose()) {
            return;
        }
        Attempts attempts = new Attempts();
        // Twice, because a handler of backfill may put rows into a buffer that was flushed already, or open another
        // topic.
        scopes().forEach(scope -> attempts.run(scope.writers()::flush));
        scopes().forEach(scope -> attempts.run(scope.writers()::flush));
        gate.closed();
        // From here on there are no new ones.
        List<WriteOnlyScope> all = scopes();
        all.forEach(scope -> attempts.run(scope.writers()::checkNothingHeld));
        attempts.run(alarms::close);
        attempts.run(this::closeProducer);
        all.forEach(scope -> attempts.run(scope::checkEarlierWrites));
        attempts.throwIfFailed();
    }

    private synchronized List<WriteOnlyScope> scopes() {
        return List.copyOf(scopes.values());
    }

    private void closeProducer() {
        Producer<byte[], byte[]> last;
        synchronized (this) {
            last = producer;
        }
        if (last != null) {
            // Without the lock, because the topic's onError handlers may be called meanwhile.
            last.close();
        }
    }
}
