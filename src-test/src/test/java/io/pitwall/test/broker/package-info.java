/**
 * What only a real broker shows: transactions, partitions, retention, restarts and kills.
 *
 * <p>All tests share one embedded Kafka ({@link io.pitwall.test.kafka.WithKafka}); each has its own topics. Input goes
 * in by {@link io.pitwall.test.kafka.TopicWriter}, committed output comes out by {@link
 * io.pitwall.test.kafka.TopicReader}; the application runs in this JVM ({@link io.pitwall.test.kafka.RunningApp}) or,
 * to be killed, in another one ({@link io.pitwall.test.broker.ChildApp}).
 */
@NullMarked
package io.pitwall.test.broker;

import org.jspecify.annotations.NullMarked;
