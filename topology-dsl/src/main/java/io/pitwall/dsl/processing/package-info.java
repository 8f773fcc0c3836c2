/**
 * The operators: one {@code Processor<String, StreamMessage, String, StreamMessage>} each, from stream id and message to
 * stream id and message.
 *
 * <pre>
 * SourceProcessor, DeadLetters            bytes in: fragments joined, decoded; what cannot be read goes to the dead letters
 * ContextProcessor                        opens streams, keeps what is known about them
 * SelectProcessor, DeriveProcessor        columns in, columns out
 * WhereProcessor                          rows by a condition
 * MapProcessor, PeekProcessor             whole packets and what is known of their stream, by KnownStreams
 * SelectEventsProcessor                   events in, events out
 * SplitProcessor                          each row to one of several branches, each begun by a PassingProcessor
 * SideProcessor, MergeProcessor           several sides become one stream
 * PacketProcessor                         holds rows in a write-behind store
 * ExitProcessor                           output identity, headers; bytes out, cut where they are too large
 * RowCalls, MessageCalls, BufferCalls     call users' functions; Retrying, Failures: what happens when they throw
 * </pre>
 *
 * <p>On the end of a stream an operator first releases what it holds, then passes the end on. Records keep the
 * timestamp of the one they come from: Kafka's record timestamp is the time of arrival, event time lives in the data.
 */
@NullMarked
package io.pitwall.dsl.processing;

import org.jspecify.annotations.NullMarked;
