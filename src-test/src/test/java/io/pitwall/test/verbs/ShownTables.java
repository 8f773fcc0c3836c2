package io.pitwall.test.verbs;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.test.verbs.Case.Advance;
import io.pitwall.test.verbs.Case.Step;
import io.pitwall.test.verbs.Case.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A case as a reader sees it: what is written on the left, what comes out on the right. */
final class ShownTables {

    private static final String GAP = "    ";

    private ShownTables() {}

    /** Lines without a break at their ends. */
    static List<String> of(Case shown, boolean inPackets) {
        List<String> left = before(shown);
        List<String> right = after(shown, inPackets);
        if (!inPackets && shown.outputs().size() == 1) {
            right = besideTheirTimes(left, right);
        }
        int width = left.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String before = i < left.size() ? left.get(i) : "";
            String after = i < right.size() ? right.get(i) : "";
            lines.add((before + " ".repeat(width - before.length()) + GAP + after).stripTrailing());
        }
        return lines;
    }

    /** Only what is written. */
    static List<String> before(Case shown) {
        List<String> lines = new ArrayList<>();
        String last = "";
        for (Step step : shown.steps()) {
            if (step instanceof Advance advance) {
                lines.add("... " + text(advance.time()) + " of silence ...");
            } else if (step instanceof Write write) {
                String stream = write.topic() + ": " + write.streamId();
                if (!stream.equals(last)) {
                    lines.add(stream);
                    last = stream;
                }
                lines.addAll(lines(write.message()));
            }
        }
        return lines;
    }

    /** Only what comes out. */
    static List<String> after(Case shown, boolean inPackets) {
        List<String> lines = new ArrayList<>();
        for (Output output : shown.outputs()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            String parents = output.parents().isEmpty() ? "" : ", parent " + String.join(", ", output.parents());
            lines.add(output.topic() + ": " + output.streamId() + parents);
            List<ParameterData> tables = inPackets ? output.packets() : List.of(ParameterData.concat(output.packets()));
            tables.forEach(table -> lines.addAll(lines(table)));
            lines.addAll(lines(new EventBatch(output.events())));
            for (int end = 0; end < output.ends(); end++) {
                lines.add("end");
            }
        }
        return lines;
    }

    private static List<String> lines(StreamMessage message) {
        if (message instanceof ParameterData rows) {
            return rows.isEmpty() ? List.of() : TextTable.print(rows).lines().toList();
        }
        if (message instanceof EventBatch batch) {
            return batch.events().stream().map(ShownTables::line).toList();
        }
        return List.of(message instanceof StreamEnd ? "end" : message.toString());
    }

    private static String text(Duration time) {
        return time.toSeconds() >= 60 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private static String line(EventData event) {
        return String.format("%4d ms  %-11s  %s", event.timeNs() / 1_000_000, event.id(), event.value())
                .stripTrailing();
    }

    /** With empty lines on the right where a row on the left has become nothing. */
    private static List<String> besideTheirTimes(List<String> left, List<String> right) {
        Map<String, Integer> lineOfTime = new TreeMap<>();
        for (int i = 0; i < left.size(); i++) {
            lineOfTime.putIfAbsent(firstCell(left.get(i)), i);
        }
        List<String> lines = new ArrayList<>();
        for (String line : right) {
            int beside = lineOfTime.getOrDefault(firstCell(line), 0);
            while (lines.size() < beside) {
                lines.add("");
            }
            lines.add(line);
        }
        return lines;
    }

    private static String firstCell(String line) {
        return line.split("\\|", 2)[0].strip();
    }
}
