package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;

/**
 * A message and the side of a merge it comes from: a processor is not told which of its parents has forwarded a record.
 *
 * @param side its number
 */
public record SideMessage(int side, StreamMessage message) {}
