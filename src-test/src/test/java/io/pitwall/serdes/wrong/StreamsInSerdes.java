package io.pitwall.serdes.wrong;

import io.pitwall.dsl.PitwallConfig;
import org.apache.kafka.streams.Topology;
import org.rocksdb.Options;

/** Deliberately wrong: Kafka Streams, RocksDB and the language in the serdes. */
public record StreamsInSerdes(Topology topology, Options options, PitwallConfig config) {}
