package io.pitwall.cli;

import io.pitwall.cli.read.MessageListener;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option {@code --stream} of commands that read: ids of streams, in which {@code *} stands for anything. */
public final class StreamFilter {

    @Option(
            names = "--stream",
            paramLabel = "ID",
            description = "Only these streams; * in an id stands for anything; repeatable.")
    private List<String> ids = new ArrayList<>();

    /** Whether a stream is among those; all are where none is named. */
    public boolean admits(String streamId) {
        return ids.isEmpty()
                || ids.stream().anyMatch(id -> pattern(id).matcher(streamId).matches());
    }

    /** A listener that only hands on messages of these streams. */
    MessageListener before(MessageListener listener) {
        return ids.isEmpty()
                ? listener
                : (streamId, origin, message) -> {
                    if (admits(streamId)) {
                        listener.message(streamId, origin, message);
                    }
                };
    }

    private static Pattern pattern(String id) {
        String expression =
                List.of(id.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL);
    }
}
