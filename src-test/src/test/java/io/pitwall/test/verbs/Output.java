package io.pitwall.test.verbs;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stream that must come out of a topology. Immutable.
 *
 * @param packets its rows, in order; how they are cut into packets matters where the verb says so
 * @param parents the ids that its properties name as parents
 * @param ends how often it is ended; the last message is an end unless this is 0
 */
public record Output(String topic, String streamId, List<ParameterData> packets, List<String> parents, int ends) {

    public Output {
        packets = List.copyOf(packets);
        parents = List.copyOf(parents);
    }

    /** A stream without parents that is ended once, with {@link TextTable}s as packets. */
    public static Output of(String topic, String streamId, String... packets) {
        return new Output(
                topic,
                streamId,
                Stream.of(packets)
                        .map(TextTable::parse)
                        .filter(packet -> !packet.isEmpty())
                        .toList(),
                List.of(),
                1);
    }

    /** The same with parents. */
    public Output withParents(String... ids) {
        return new Output(topic, streamId, packets, List.of(ids), ends);
    }

    /** The same, ended so many times. */
    public Output endedTimes(int times) {
        return new Output(topic, streamId, packets, parents, times);
    }

    Output withIds(String id, List<String> parentIds) {
        return new Output(topic, id, packets, parentIds, ends);
    }

    Output withoutRows() {
        return withPackets(List.of());
    }

    Output withPackets(List<ParameterData> others) {
        return new Output(topic, streamId, others, parents, ends);
    }

    Output twice() {
        return new Output(
                topic,
                streamId,
                Stream.concat(packets.stream(), packets.stream()).toList(),
                parents,
                2 * ends);
    }
}
