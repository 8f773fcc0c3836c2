package io.pitwall.bench;

import io.pitwall.bench.expert.ExpertTopology;
import io.pitwall.bench.load.CarRows;
import io.pitwall.data.ParameterData;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** One of the programs that do the same job on the same rows. */
public enum Contender {
    PITWALL {
        @Override
        public Topology topology(String input, String output, PitwallConfig config) {
            return Pitwall.topology(new BrakePackets(input, output, SPAN), config);
        }

        @Override
        public Function<CarRows, byte[]> encoder() {
            StreamMessageSerde serde = new StreamMessageSerde();
            return rows -> serde.serializer().serialize("", rows.toParameterData());
        }

        @Override
        public ToIntFunction<byte[]> rowCounter() {
            StreamMessageSerde serde = new StreamMessageSerde();
            return value ->
                    serde.deserializer().deserialize("", value) instanceof ParameterData data ? data.rowCount() : 0;
        }
    },
    /** The same with handlers of the streaming client. */
    PITWALL_CLIENT {
        @Override
        public Topology topology(String input, String output, PitwallConfig config) {
            return BrakeHandlers.topology(input, output, SPAN, config);
        }

        @Override
        public Function<CarRows, byte[]> encoder() {
            return PITWALL.encoder();
        }

        @Override
        public ToIntFunction<byte[]> rowCounter() {
            return PITWALL.rowCounter();
        }
    },
    EXPERT {
        @Override
        public Topology topology(String input, String output, PitwallConfig config) {
            return ExpertTopology.of(input, output, SPAN, false);
        }
    },
    /** The same with 128 MB of Kafka Streams' record cache. */
    EXPERT_CACHED {
        @Override
        public Topology topology(String input, String output, PitwallConfig config) {
            return ExpertTopology.of(input, output, SPAN, true);
        }

        @Override
        public PitwallConfig settings(PitwallConfig config) {
            return config.withKafka(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 128L << 20);
        }
    };

    /** Of a packet, in event time. */
    public static final Duration SPAN = Duration.ofMillis(100);

    /** What the contender runs. */
    public abstract Topology topology(String input, String output, PitwallConfig config);

    /** What the contender asks for besides what all have. */
    public PitwallConfig settings(PitwallConfig config) {
        return config;
    }

    /** How its input is written; not safe for use by several threads. */
    public Function<CarRows, byte[]> encoder() {
        return ExpertTopology::encode;
    }

    /** How many rows are in a record that it wrote. */
    public ToIntFunction<byte[]> rowCounter() {
        return ExpertTopology::rows;
    }

    /** The contenders that share an input topic have this in common. */
    public String inputFormat() {
        return this == PITWALL || this == PITWALL_CLIENT ? "pitwall" : "by-hand";
    }
}
