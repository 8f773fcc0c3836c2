/**
 * The rules that work on parameter data, as plain objects without Kafka: which rows leave a buffer together, and when.
 *
 * <p>{@link io.pitwall.rules.Packets} says when a buffer releases what it holds; a {@link
 * io.pitwall.rules.PacketBuffer} holds the rows of one stream and does it. A {@code PacketScan} decides for the rows of
 * one record where the packets part, before the buffer changes.
 */
@NullMarked
package io.pitwall.rules;

import org.jspecify.annotations.NullMarked;
