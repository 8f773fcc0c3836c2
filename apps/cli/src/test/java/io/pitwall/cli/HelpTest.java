package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help says what there is, with examples that are right, and docs/cli.md is made of it. */
class HelpTest {

    private static final Path PAGE = RepositoryFiles.root().resolve("docs/cli.md");

    private static CommandLine pitwall() {
        return PitwallCli.commandLine(Map.of(), InputStream.nullInputStream());
    }

    static List<CommandSpec> commands() {
        List<CommandSpec> commands = new ArrayList<>();
        addBelow(pitwall(), commands);
        return commands;
    }

    private static void addBelow(CommandLine command, List<CommandSpec> commands) {
        for (CommandLine below : command.getSubcommands().values()) {
            commands.add(below.getCommandSpec());
            addBelow(below, commands);
        }
    }

    private static List<String> examples(CommandSpec command) {
        return Stream.of(command.usageMessage().footer())
                .filter(line -> line.startsWith("  pitwall "))
                .map(line -> line.strip().substring("pitwall ".length()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoesAndHasAnExampleAtItsEnd(CommandSpec command) {
        String[] footer = command.usageMessage().footer();

        assertThat(command.usageMessage().description()).isNotEmpty();
        assertThat(examples(command)).isNotEmpty();
        assertThat(footer[footer.length - 1]).startsWith("  pitwall ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleIsOfThatCommandAndParses(CommandSpec command) {
        for (String example : examples(command)) {
            String[] args = example.replaceFirst(" > .*", "").replace("'", "").split(" ");
            assertThat("pitwall " + example).startsWith(command.qualifiedName());
            assertThatCode(() -> pitwall().parseArgs(args)).as(example).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndParameterHasADescription(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
            assertThat(option.description()[0]).as(option.longestName()).endsWith(".");
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            assertThat(parameter.description()).as(parameter.paramLabel()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineOfTheHelpIsWiderThanAHundredColumns(CommandSpec command) {
        assertThat(command.commandLine().getUsageMessage().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void thePageIsWhatTheHelpSays() throws IOException {
        String page = CliPage.of(commands());
        if ("update".equals(System.getProperty("pitwall.golden"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/cli.md is written by this test with -Dpitwall.golden=update")
                .isEqualTo(page);
    }
}
