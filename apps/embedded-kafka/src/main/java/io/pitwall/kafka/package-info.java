/**
 * A real, single-node Kafka in this process: for the demo, for tests, and for trying things out.
 *
 * <pre>{@code
 * try (var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary())) {
 *     kafka.createTopic("car-data", 4, Map.of());
 *     run(kafka.bootstrapServers());
 * }
 * }</pre>
 *
 * <pre>
 * EmbeddedKafkaConfig   where the data lives, which port, which broker settings
 * EmbeddedKafka         the running broker; owns the parts below and closes them in reverse order
 *   DataFolder          the folder, locked against a second broker; removed afterwards if temporary
 *   ClaimedPorts        both listening sockets, bound before Kafka starts
 *   KraftNode           Kafka's controller and broker, put together from Kafka's server internals
 *   BrokerAdmin         the admin client: ready or not, topics
 * </pre>
 *
 * <p>The broker listens on the loopback address only, without encryption or authentication. As any Kafka broker it
 * halts the JVM if it can no longer write to its data folder: disk full, or folder deleted underneath it.
 *
 * <p>It logs through SLF4J. In normal use three Kafka classes log above INFO and mean nothing by it: at the start
 * {@code org.apache.kafka.controller.QuorumController} and, on a kept folder, {@code kafka.server.ControllerApis}; at the
 * end {@code org.apache.kafka.clients.NetworkClient}.
 */
@NullMarked
package io.pitwall.kafka;

import org.jspecify.annotations.NullMarked;
