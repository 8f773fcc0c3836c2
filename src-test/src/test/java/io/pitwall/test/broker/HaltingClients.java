package io.pitwall.test.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/** Kafka's own clients, which end the process when the application comes to a point for the n-th time. */
final class HaltingClients implements KafkaClientSupplier {

    /** The exit code of a process that was ended here. */
    static final int HALTED = 86;

    private final CrashPoint point;
    private final AtomicInteger left;

    /** Halts at the given point, when it is reached so many times by whichever thread. */
    HaltingClients(CrashPoint point, int times) {
        this.point = point;
        this.left = new AtomicInteger(times);
    }

    private void at(CrashPoint reached) {
        if (reached == point && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new HaltingProducer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new HaltingMainConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new HaltingRestoreConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        throw new UnsupportedOperationException("the topologies here have no global stores");
    }

    private final class HaltingProducer extends KafkaProducer<byte[], byte[]> {

        private boolean isFlushing;

        HaltingProducer(Map<String, Object> config) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            // Stores write at the commit only, so that their first record shows that it begins.
            if (record.topic().endsWith("-changelog") && !isFlushing) {
                isFlushing = true;
                at(CrashPoint.BEFORE_FLUSH);
            }
            return super.send(record, callback);
        }

        @Override
        public void flush() {
            super.flush();
            if (isFlushing) {
                isFlushing = false;
                at(CrashPoint.AFTER_FLUSH);
            }
        }

        @Override
        public void commitTransaction() {
            at(CrashPoint.BEFORE_COMMIT);
            super.commitTransaction();
            at(CrashPoint.AFTER_COMMIT);
        }
    }

    private final class HaltingMainConsumer extends KafkaConsumer<byte[], byte[]> {

        HaltingMainConsumer(Map<String, Object> config) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            at(CrashPoint.BEFORE_COMMIT);
            super.commitSync(offsets);
            at(CrashPoint.AFTER_COMMIT);
        }
    }

    private final class HaltingRestoreConsumer extends KafkaConsumer<byte[], byte[]> {

        HaltingRestoreConsumer(Map<String, Object> config) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            if (!records.isEmpty()) {
                at(CrashPoint.DURING_RESTORE);
            }
            return records;
        }
    }
}
