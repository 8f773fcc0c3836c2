package io.pitwall.data;

/**
 * The value of one Kafka record of a stream; the record's key is the stream id.
 *
 * <p>All implementations are immutable and safe for use by several threads.
 */
public sealed interface StreamMessage
        permits ParameterData, EventBatch, StreamProperties, ParameterDefinitions, EventDefinitions, StreamEnd {}
