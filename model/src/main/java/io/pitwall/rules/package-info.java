/**
 * The rules that work on parameter data, as plain objects without Kafka: which rows leave a buffer together, and when.
 *
 * <p>{@link io.pitwall.rules.Packets} says when a buffer releases what it holds; a {@link
 * io.pitwall.rules.PacketBuffer} holds the rows of one stream and does it. A {@code PacketScan} decides for the rows of
 * one record where the packets part, before the buffer changes.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}: a null elsewhere throws {@link NullPointerException}. Other values that
 * cannot be throw {@link IllegalArgumentException}, which has the value and what it must be.
 */
@NullMarked
package io.pitwall.rules;

import org.jspecify.annotations.NullMarked;
