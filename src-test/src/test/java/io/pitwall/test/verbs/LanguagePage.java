package io.pitwall.test.verbs;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of the documentation that shows every verb. */
final class LanguagePage {

    private static final String TOP = """
            # The language

            Every verb is shown on a table of about ten rows, before and after. The table on the left is written to a topic as one
            record, unless it shows more, and then the stream ends. The table on the right is what comes out: each packet is a table,
            and a record. `Lap#` is a tag, `Braking:text` a text parameter; other columns are numbers.

            A topology class implements `io.pitwall.dsl.TelemetryTopology`; `telemetry` is the argument of its `define`. The examples
            use these names:

            ```java
            import static io.pitwall.rules.aggregate.Aggregates.max; // and count, mean, ...
            import static java.time.Duration.ofMillis;

            import io.pitwall.dsl.OnError;
            import io.pitwall.dsl.ParameterStage; // and EventStage, TopicStage, BranchStage, WindowStage
            import io.pitwall.dsl.StreamIdentity;
            import io.pitwall.rules.Packets;
            import io.pitwall.rules.window.Late;
            import io.pitwall.rules.window.Windowing;
            ```

            `row` is a view of one row, valid only during the call. Where its cell is missing, `row.number("Speed")` is NaN,
            `row.number("Speed", 0)` is 0, and `row.has("Speed")` is false.

            A test writes this page, and every example on it runs in every build, also with crashes and on a broker. To test a topology
            of your own, see [testing.md](testing.md).

            """;

    private final Map<String, String> examples;
    private final StringBuilder page = new StringBuilder(TOP);

    private LanguagePage(Map<String, String> examples) {
        this.examples = examples;
    }

    /** In Markdown, with the examples of the javadoc. */
    static String write(Map<String, String> examples) {
        LanguagePage written = new LanguagePage(examples);
        written.contents();
        Vocabulary.families().forEach(written::family);
        return written.page.toString();
    }

    private void contents() {
        page.append("| | verb | |\n|---|---|---|\n");
        for (Family family : Vocabulary.families()) {
            String section = "[" + family.title() + "](#"
                    + family.title().toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
            for (Verb verb : family.verbs()) {
                page.append("| ")
                        .append(section)
                        .append(" | `")
                        .append(call(verb))
                        .append("` | ");
                page.append(verb.sentence()).append(" |\n");
                section = "";
            }
        }
    }

    private void family(Family family) {
        page.append("\n## ").append(family.title()).append("\n\n");
        page.append(family.introduction()).append('\n');
        if (family.isOnOneTable()) {
            page.append('\n');
            text(ShownTables.before(family.verbs().get(0).example()));
        }
        for (Verb verb : family.verbs()) {
            code(verb);
            text(
                    family.isOnOneTable()
                            ? ShownTables.after(verb.example(), verb.showsPackets())
                            : ShownTables.of(verb.example(), verb.showsPackets()));
        }
    }

    private void code(Verb verb) {
        page.append("\n### `").append(call(verb)).append("`\n\n");
        page.append(verb.sentence()).append("\n\n```java\n");
        page.append(requireNonNull(examples.get(verb.method()), verb.method()));
        page.append("\n```\n\n");
    }

    private void text(List<String> lines) {
        page.append("```text\n");
        lines.forEach(line -> page.append(line).append('\n'));
        page.append("```\n");
    }

    /** What is called; with its type where an earlier verb is called the same. */
    private static String call(Verb verb) {
        String call = withoutType(verb);
        Verb first = Vocabulary.verbs().stream()
                .filter(other -> withoutType(other).equals(call))
                .findFirst()
                .orElse(verb);
        return first.equals(verb) ? call : verb.method();
    }

    private static String withoutType(Verb verb) {
        return verb.method().substring(verb.method().indexOf('.') + 1);
    }
}
