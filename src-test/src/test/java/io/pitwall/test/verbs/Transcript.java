package io.pitwall.test.verbs;

import io.pitwall.data.Column;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.util.Comparator;
import java.util.List;

/** A stream as text, so that what is expected and what came out can be compared at a glance; the order of columns is not told. */
final class Transcript {

    private Transcript() {}

    /** Of what must come out. */
    static String of(Output expected, boolean inPackets) {
        return text(expected.packets(), expected.parents(), expected.ends(), expected.ends() > 0, inPackets);
    }

    /** Of what has come out. */
    static String of(List<StreamMessage> messages, boolean inPackets) {
        List<String> parents = List.of();
        int ends = 0;
        for (StreamMessage message : messages) {
            if (message instanceof StreamProperties properties) {
                parents = properties.parents();
            } else if (message instanceof StreamEnd) {
                ends++;
            }
        }
        boolean isEnded = !messages.isEmpty() && messages.get(messages.size() - 1) instanceof StreamEnd;
        return text(packets(messages), parents, ends, isEnded, inPackets);
    }

    private static List<ParameterData> packets(List<StreamMessage> messages) {
        return messages.stream()
                .filter(ParameterData.class::isInstance)
                .map(ParameterData.class::cast)
                .filter(packet -> !packet.isEmpty())
                .toList();
    }

    private static String text(
            List<ParameterData> packets, List<String> parents, int ends, boolean isEnded, boolean inPackets) {
        StringBuilder text = new StringBuilder("parents: ").append(parents).append('\n');
        for (ParameterData part : inPackets ? packets : List.of(ParameterData.concat(packets))) {
            text.append(print(part)).append('\n');
        }
        return text.append("ended ")
                .append(ends)
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
