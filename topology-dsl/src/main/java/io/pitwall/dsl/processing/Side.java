package io.pitwall.dsl.processing;

import io.pitwall.dsl.StreamIdentity;

/**
 * One of the inputs of a {@link MergeProcessor}.
 *
 * @param name unique among the sides and the same in the next version of the topology; it is stored
 * @param identity how this side's streams are called behind the merge
 * @param contextStore the store that knows this side's streams
 * @param passed which of the definitions that are known there come to this side
 */
public record Side(String name, StreamIdentity identity, String contextStore, PassedDefinitions passed) {}
