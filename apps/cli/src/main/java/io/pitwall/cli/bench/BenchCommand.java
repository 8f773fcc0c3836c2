package io.pitwall.cli.bench;

import picocli.CommandLine.Command;

/** {@code pitwall bench}: the group of measurements. */
@Command(
        name = "bench",
        description = "Measures how Pitwall does on your own recordings.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = PackedBenchCommand.class,
        footer = {"", "Example:", "  pitwall bench packed --csv lap.csv --time Timestamp"})
public final class BenchCommand {}
