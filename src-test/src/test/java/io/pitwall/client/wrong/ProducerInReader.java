package io.pitwall.client.wrong;

import io.pitwall.test.TelemetryTest;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Deliberately wrong: the test kit in the client, and a producer beside that of the stream thread. */
public record ProducerInReader(TelemetryTest test, KafkaProducer<byte[], byte[]> producer) {}
