package io.pitwall.cli.letters;

import io.pitwall.app.KafkaOptions;
import io.pitwall.cli.StreamFilter;
import io.pitwall.cli.text.CommandOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters, and where they are; for all commands that read them. */
final class LetterOptions {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic, such as hb-dead-letters.")
    private String topic = "";

    @Mixin
    private StreamFilter streams = new StreamFilter();

    @Option(
            names = "--error",
            paramLabel = "TEXT",
            description = "Only letters whose error, its class or its message, contains this.")
    private String error = "";

    @Option(names = "--operator", paramLabel = "NAME", description = "Only letters of this operator.")
    private String operator = "";

    @Option(names = "--from-topic", paramLabel = "TOPIC", description = "Only letters that came from this topic.")
    private String sourceTopic = "";

    @Option(
            names = "--offsets",
            paramLabel = "RANGE",
            converter = OffsetRange.Converter.class,
            description = "Only letters at these offsets of the dead-letter topic: 17, 17-30, 17-, or 2@17-30 in"
                    + " partition 2; repeatable.")
    private List<OffsetRange> offsets = new ArrayList<>();

    String topic() {
        return topic;
    }

    /** What every Kafka client needs. */
    Map<String, Object> clientProperties() {
        return kafka.clientProperties();
    }

    LetterReader reader(CommandOutput output) {
        return new LetterReader(kafka.clientProperties(), topic, output);
    }

    boolean admit(DeadLetter letter) {
        String stream = letter.stream();
        return streams.admits(stream == null ? "" : stream)
                && contains(letter.exception() + " " + letter.message(), error)
                && (operator.isEmpty() || operator.equals(letter.operator()))
                && (sourceTopic.isEmpty() || sourceTopic.equals(letter.sourceTopic()))
                && (offsets.isEmpty() || offsets.stream().anyMatch(range -> range.holds(letter.place())));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
