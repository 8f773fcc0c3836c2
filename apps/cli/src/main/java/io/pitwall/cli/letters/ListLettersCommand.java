package io.pitwall.cli.letters;

import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.Table;
import io.pitwall.cli.text.Words;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pitwall dead-letters list}: a letter in two lines, and how many there are of each kind. */
@Command(
        name = "list",
        description = "Lists dead letters: where each lies, where it came from, and why. Then counts them by reason.",
        footer = {
            "",
            "Examples:",
            "  pitwall dead-letters list hb-dead-letters",
            "  pitwall dead-letters list hb-dead-letters --error NumberFormatException --limit 5"
        })
final class ListLettersCommand implements Callable<Integer> {

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many are listed; all are counted (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandOutput output = CommandOutput.of(spec);
        LetterText text = new LetterText(output.out());
        Map<String, Long> counts = new TreeMap<>();
        long[] total = {0};
        boolean complete = letters.reader(output).read(letters::admit, letter -> {
            if (total[0]++ < limit) {
                text.printShort(letter);
            }
            counts.merge(kind(letter), 1L, Long::sum);
        });
        output.out()
                .println((total[0] > limit ? "... and " + Words.number(total[0] - limit) + " more; " : "")
                        + Words.count(total[0], "dead letter")
                        + (complete ? "" : " up to where it was stopped"));
        if (!counts.isEmpty()) {
            Table table = Table.withHeads("#letters", "why");
            counts.forEach((kind, count) -> table.row(Words.number(count), kind));
            table.printTo(output.out());
        }
        output.out().flush();
        return 0;
    }

    /** The operator and the exception: few, also where there are many letters. */
    private static String kind(DeadLetter letter) {
        String exception = letter.exception().replaceFirst("^.*\\.", "");
        return letter.operator().isEmpty() ? exception : "operator " + letter.operator() + ": " + exception;
    }
}
