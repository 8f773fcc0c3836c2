package io.pitwall.state.wrong;

import io.pitwall.dsl.PitwallConfig;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/** Deliberately wrong: the language in the state stores, and internals of Kafka Streams. */
public record LanguageInState(PitwallConfig config, CachedStateStore<?, ?> store) {}
