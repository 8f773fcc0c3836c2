package io.pitwall.cli.letters;

import picocli.CommandLine.Command;

/** {@code pitwall dead-letters}: looks at dead letters and sends them again. */
@Command(
        name = "dead-letters",
        description = "Shows what an application could not read or process, and sends it again.",
        commandListHeading = "%nCommands:%n",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListLettersCommand.class, ShowLettersCommand.class, ResendLettersCommand.class},
        footer = {
            "",
            "Examples:",
            "  pitwall dead-letters list hb-dead-letters",
            "  pitwall dead-letters show hb-dead-letters 0@17",
            "  pitwall dead-letters resend hb-dead-letters --stream car-1"
        })
public final class DeadLettersCommand {}
