package io.pitwall.bench.expert;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The yardstick as a topology. */
public final class ExpertTopology {

    private static final String STORE = "pending";

    private ExpertTopology() {}

    /**
     * The topology for one job.
     *
     * @param span of a packet, in event time
     * @param isCached whether Kafka Streams' record cache stands before RocksDB
     */
    public static Topology of(String input, String output, Duration span, boolean isCached) {
        StoreBuilder<KeyValueStore<String, byte[]>> store =
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(isCached ? store.withCachingEnabled() : store.withCachingDisabled());
        builder.stream(input, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(() -> new PacketsByHand(STORE, span.toNanos()), Named.as("packets"), STORE)
                .to(output, Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }

    /** Rows of a packet that this topology wrote. */
    public static int rows(byte[] packet) {
        return packet.length / PendingRows.ROW_BYTES;
    }
}
