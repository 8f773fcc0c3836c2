package io.pitwall.frame;

import io.pitwall.data.StreamContext;
import org.dflib.DataFrame;

/**
 * What a topology does with the frame of a packet. Must give the same result for the same frame and must not block.
 *
 * <p>Called by one thread at a time for each partition, by several at once for several partitions.
 */
@FunctionalInterface
public interface FrameFunction {

    /**
     * The frame that takes the packet's place.
     *
     * @param stream what is known about the stream of the packet
     * @param packet in the form that {@link Frames#from} gives it
     * @return a frame that {@link Frames#toData} takes; one without rows leaves nothing of the packet
     */
    DataFrame apply(StreamContext stream, DataFrame packet);
}
