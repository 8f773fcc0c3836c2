package io.pitwall.dsl.processing;

/**
 * The names around a {@link SourceProcessor}.
 *
 * @param topic that is read
 * @param source the processor that reads it; dead letters name it
 * @param fragmentStore the store of fragments
 * @param messages the processor that gets the messages
 * @param deadLetterSink the sink that gets what cannot be read
 * @param deadLetterTopic where it writes
 */
public record SourceNodes(
        String topic,
        String source,
        String fragmentStore,
        String messages,
        String deadLetterSink,
        String deadLetterTopic) {}
