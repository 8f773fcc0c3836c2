package io.pitwall.cli.letters;

import io.pitwall.app.UserException;
import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.Words;
import io.pitwall.serdes.StreamMessageSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitwall dead-letters show}: all of a letter, headers decoded and bytes as they are. */
@Command(
        name = "show",
        description = "Shows dead letters in full: headers decoded, the original key and value as text or bytes.",
        footer = {
            "",
            "Examples:",
            "  pitwall dead-letters show hb-dead-letters 0@17",
            "  pitwall dead-letters show hb-dead-letters --stream car-1 --limit 1"
        })
final class ShowLettersCommand implements Callable<Integer> {

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Parameters(
            index = "1..*",
            paramLabel = "PARTITION@OFFSET",
            description = "Which letters, as 'list' shows them; without any, those that the options say.")
    private List<String> places = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many are shown (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandOutput output = CommandOutput.of(spec);
        LetterText text = new LetterText(output.out());
        Set<LetterPlace> wanted = wanted();
        long[] total = {0};
        try (StreamMessageSerde serde = new StreamMessageSerde()) {
            serde.configure(letters.clientProperties(), false);
            letters.reader(output)
                    .read(
                            letter -> letters.admit(letter) && (wanted.isEmpty() || wanted.contains(letter.place())),
                            letter -> {
                                if (total[0]++ < limit) {
                                    text.printFull(letter, serde.deserializer());
                                }
                            });
        }
        output.out().flush();
        if (total[0] == 0) {
            throw new UserException("there is no such letter in " + letters.topic()
                    + "; 'pitwall dead-letters list' shows those there are");
        }
        if (total[0] > limit) {
            output.say(Words.count(total[0] - limit, "letter") + " more; raise --limit");
        }
        return 0;
    }

    private Set<LetterPlace> wanted() {
        try {
            return places.stream().map(LetterPlace::parse).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
