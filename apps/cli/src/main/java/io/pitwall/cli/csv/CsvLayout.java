package io.pitwall.cli.csv;

import java.util.List;
import java.util.Optional;

/**
 * What the columns of a CSV recording mean. Columns that are not named here are numeric parameters; a column whose name
 * ends in {@code #} is a tag.
 *
 * @param timeColumn the time of a row
 * @param timeUnit what the times count
 * @param streamColumn the stream id of a row; empty when all rows are of one stream
 * @param tags columns that are tags
 * @param texts columns that are text parameters
 */
public record CsvLayout(
        String timeColumn, TimeUnit timeUnit, Optional<String> streamColumn, List<String> tags, List<String> texts) {

    public CsvLayout {
        tags = List.copyOf(tags);
        texts = List.copyOf(texts);
    }
}
