package io.pitwall.dsl;

import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.internals.AbstractStream;

/**
 * The sources of a stream as a co-partition group of Kafka Streams, which then refuses to start where their topics have
 * unequal numbers of partitions. Joins of Kafka Streams make such groups, {@code KStream.merge} does not; the class that this
 * one extends is made for verbs that Kafka Streams lacks.
 */
final class CopartitionedSources<K, V> extends AbstractStream<K, V> {

    private CopartitionedSources(AbstractStream<K, V> stream) {
        super(stream);
    }

    /** @throws IllegalStateException if it is no stream of Kafka Streams' own */
    static <K, V> void require(KStream<K, V> stream) {
        if (!(stream instanceof AbstractStream)) {
            throw new IllegalStateException("this version of Kafka Streams makes streams of another type, "
                    + stream.getClass().getName() + "; use the one that Pitwall was built with");
        }
        new CopartitionedSources<>(cast(stream)).require();
    }

    @SuppressWarnings("unchecked") // the parameters are those of the stream itself
    private static <K, V> AbstractStream<K, V> cast(KStream<K, V> stream) {
        return (AbstractStream<K, V>) stream;
    }

    private void require() {
        if (subTopologySourceNodes.size() > 1) {
            internalTopologyBuilder().copartitionSources(Set.copyOf(subTopologySourceNodes));
        }
    }
}
