package io.pitwall.test.verbs;

import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stream that must come out of a topology. Immutable.
 *
 * @param packets its rows, in order; how they are cut into packets matters where the verb says so
 * @param events in order, however they are cut into batches
 * @param parents the ids that its properties name as parents
 * @param ends how often it is ended; the last message is an end unless this is 0
 */
public record Output(
        String topic,
        String streamId,
        List<ParameterData> packets,
        List<EventData> events,
        List<String> parents,
        int ends) {

    public Output {
        packets = List.copyOf(packets);
        events = List.copyOf(events);
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
                List.of(),
                1);
    }

    /** The same with events. */
    public Output withEvents(EventData... expected) {
        return new Output(topic, streamId, packets, List.of(expected), parents, ends);
    }

    /** The same with parents. */
    public Output withParents(String... ids) {
        return new Output(topic, streamId, packets, events, List.of(ids), ends);
    }

    /** The same, ended so many times. */
    public Output endedTimes(int times) {
        return new Output(topic, streamId, packets, events, parents, times);
    }

    Output withIds(String id, List<String> parentIds) {
        return new Output(topic, id, packets, events, parentIds, ends);
    }

    Output withoutRows() {
        return new Output(topic, streamId, List.of(), List.of(), parents, ends);
    }

    Output withPackets(List<ParameterData> others) {
        return new Output(topic, streamId, others, events, parents, ends);
    }

    Output twice() {
        return new Output(topic, streamId, doubled(packets), doubled(events), parents, 2 * ends);
    }

    private static <T> List<T> doubled(List<T> list) {
        return Stream.concat(list.stream(), list.stream()).toList();
    }
}
