package io.pitwall.cli.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what the columns of a recording are; for every command that reads one. */
public final class CsvColumns {

    @Option(names = "--time", required = true, paramLabel = "COLUMN", description = "The column with the times.")
    private String timeColumn = "";

    @Option(
            names = "--time-unit",
            paramLabel = "UNIT",
            defaultValue = "ns",
            description = "What times count since the Unix epoch: ns, us, ms or s (default: ${DEFAULT-VALUE}).")
    private TimeUnit timeUnit = TimeUnit.NS;

    @Option(names = "--tag", paramLabel = "COLUMN", description = "A column that is a tag; repeatable.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--text", paramLabel = "COLUMN", description = "A column that holds texts; repeatable.")
    private List<String> texts = new ArrayList<>();

    /** The layout that was asked for; the stream column is the command's own matter. */
    public CsvLayout layout(Optional<String> streamColumn) {
        return new CsvLayout(timeColumn, timeUnit, streamColumn, tags, texts);
    }
}
