package io.pitwall.test.broker;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A write-behind store that is broken on purpose, as seen by the one who restores from its changelog: the records on
 * their way there are changed. Proves that the crash tests would notice. Set as {@code producer.interceptor.classes}.
 */
public abstract class ChangelogFault implements ProducerInterceptor<byte[], byte[]> {

    /** As if {@code flushCache} did nothing. */
    public static final class NothingFlushed extends ChangelogFault {
        @Override
        ProducerRecord<byte[], byte[]> changed(ProducerRecord<byte[], byte[]> record) {
            return nothing(record);
        }
    }

    /** As if what is released stayed in the store. */
    public static final class NothingRemoved extends ChangelogFault {
        @Override
        ProducerRecord<byte[], byte[]> changed(ProducerRecord<byte[], byte[]> record) {
            return record.value() == null ? nothing(record) : record;
        }
    }

    /** As if the flush came after the commit: its records are part of a later transaction. */
    public static final class FlushedLate extends ChangelogFault {

        private static final int LATE_BY = 30;

        private final Map<String, Queue<ProducerRecord<byte[], byte[]>>> late = new HashMap<>();

        @Override
        synchronized ProducerRecord<byte[], byte[]> changed(ProducerRecord<byte[], byte[]> record) {
            var waiting =
                    late.computeIfAbsent(record.topic() + "-" + record.partition(), partition -> new ArrayDeque<>());
            waiting.add(record);
            return waiting.size() > LATE_BY ? waiting.remove() : nothing(record);
        }
    }

    abstract ProducerRecord<byte[], byte[]> changed(ProducerRecord<byte[], byte[]> record);

    /** A removal of what never was. */
    static ProducerRecord<byte[], byte[]> nothing(ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                new byte[] {Byte.MAX_VALUE},
                null,
                record.headers());
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        return record.topic().endsWith("-changelog") ? changed(record) : record;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
