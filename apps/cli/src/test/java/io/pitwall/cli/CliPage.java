package io.pitwall.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The page of the command line in the documents: what is true of all commands, and the help of each. */
final class CliPage {

    private static final String TOP = """
            # The command line

            `./pitwall` in this clone, or `java -jar pitwall.jar`. A test writes this page from the help of the commands.

            | exit code | |
            |---|---|
            | 0 | done |
            | 1 | something to correct: a topic, a file, a setting, the topology, the data; one paragraph on stderr says what, where and what to do. Also: `validate` has found something, or the `demo` has lost a row |
            | 2 | wrong usage: an unknown option or command, or a missing one |
            | 3 | the answer is no: `describe --compare` has found state that would be lost, or a question of `reset` or `dead-letters resend` was not answered with yes |
            | 70 | a bug in Pitwall; `--verbose` shows where |
            | 130, 143 | ended by Ctrl-C or SIGTERM, in order |

            Results go to stdout; progress, questions, problems and summaries go to stderr. A command that changes something for good asks
            first; `--yes` answers in advance. Where nobody can answer, it does nothing.

            Every option can come from the environment or a file as well: [settings.md](settings.md).

            | command | |
            |---|---|
            """;

    private CliPage() {}

    static String of(List<CommandSpec> commands) {
        String rows = commands.stream()
                .map(command ->
                        "| [%s](#%s) | %s |\n".formatted(name(command), anchor(command), firstSentence(command)))
                .collect(Collectors.joining());
        String sections = commands.stream()
                .map(command -> "\n## %s\n\n```\n%s```\n".formatted(name(command), usage(command)))
                .collect(Collectors.joining());
        return TOP + rows + sections;
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^pitwall ", "");
    }

    private static String anchor(CommandSpec command) {
        return name(command).replace(' ', '-');
    }

    private static String firstSentence(CommandSpec command) {
        return command.usageMessage().description()[0].replaceFirst("(?<=[.:]) [A-Z].*", "");
    }

    private static String usage(CommandSpec command) {
        return command.commandLine()
                .getUsageMessage()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
