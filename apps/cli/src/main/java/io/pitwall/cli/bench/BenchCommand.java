package io.pitwall.cli.bench;

import picocli.CommandLine.Command;

/** {@code pitwall bench}: the group of measurements. */
@Command(
        name = "bench",
        description = "Measures on your own recordings.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = PackedBenchCommand.class)
public final class BenchCommand {}
