package io.pitwall.state;

import java.util.List;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;

/**
 * A type of stores that hold one object for each stream: for {@code KafkaStreams.store}, and for stores at hand. {@link
 * PitwallStores} has them.
 *
 * @param <V> what a stream has there
 */
public interface StreamStateType<V> extends QueryableStoreType<StreamStates<V>> {

    /**
     * What these stores hold: those of the tasks of one instance, as {@code TopologyTestDriver} hands them out. To be read by
     * the thread of the driver.
     *
     * @throws IllegalArgumentException if a store is not of this type
     */
    StreamStates<V> of(List<StateStore> stores);
}
