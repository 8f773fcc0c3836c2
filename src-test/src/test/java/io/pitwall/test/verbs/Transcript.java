package io.pitwall.test.verbs;

import io.pitwall.data.Column;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stream as text, so that what is expected and what came out can be compared at a glance; the order of columns is not told. */
final class Transcript {

    private Transcript() {}

    /** Of what must come out. */
    static String of(Output expected, boolean inPackets) {
        return text(expected, expected.ends() > 0, inPackets);
    }

    /** Of what has come out. */
    static String of(List<StreamMessage> messages, boolean inPackets) {
        List<ParameterData> packets = new ArrayList<>();
        List<EventData> events = new ArrayList<>();
        List<String> parents = List.of();
        int ends = 0;
        for (StreamMessage message : messages) {
            if (message instanceof ParameterData packet && !packet.isEmpty()) {
                packets.add(packet);
            } else if (message instanceof EventBatch batch) {
                events.addAll(batch.events());
            } else if (message instanceof StreamProperties properties) {
                parents = properties.parents();
            } else if (message instanceof StreamEnd) {
                ends++;
            }
        }
        boolean isEnded = !messages.isEmpty() && messages.get(messages.size() - 1) instanceof StreamEnd;
        return text(new Output("", "", packets, events, parents, ends), isEnded, inPackets);
    }

    private static String text(Output stream, boolean isEnded, boolean inPackets) {
        StringBuilder text =
                new StringBuilder("parents: ").append(stream.parents()).append('\n');
        List<ParameterData> rows = List.of(ParameterData.concat(stream.packets()));
        for (ParameterData part : inPackets ? stream.packets() : rows) {
            text.append(print(part)).append('\n');
        }
        stream.events().forEach(event -> text.append(event).append('\n'));
        return text.append("ended ")
                .append(stream.ends())
                .append(isEnded ? " times, last of all" : " times")
                .toString();
    }

    private static String print(ParameterData rows) {
        ParameterData filled = rows.withoutEmptyColumns();
        Comparator<Column> byName = Comparator.comparing(Column::name);
        return TextTable.print(ParameterData.wrap(
                filled.timesNs(),
                filled.parameters().stream().sorted(byName).toList(),
                filled.tags().stream().sorted(byName).toList()));
    }
}
