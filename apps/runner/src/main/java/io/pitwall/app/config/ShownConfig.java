package io.pitwall.app.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Every setting of a command and where it comes from, as a table for people; secrets are masked. */
final class ShownConfig {

    private static final String DEFAULT = "default";
    private static final int WIDEST_VALUE = 48;

    private record Line(String name, String value, String source) {}

    private final SettingSources sources;

    ShownConfig(SettingSources sources) {
        this.sources = sources;
    }

    String of(CommandSpec command, ParseResult parsed) {
        List<Line> options = new ArrayList<>();
        Map<String, Line> kafka = new TreeMap<>();
        for (OptionSpec option : command.options()) {
            if (ConfigOptions.isAbout(option)) {
                continue;
            }
            if (SettingSources.isOfKafka(option)) {
                entries(option, "").forEach(line -> kafka.put(line.name(), line));
            } else if (option.typeInfo().isMap()) {
                options.addAll(entries(option, EnvironmentNames.key(option) + "."));
            } else {
                options.add(line(option, parsed));
            }
        }
        streamsSettings(command).forEach(settings -> addUnsaid(kafka, settings));
        return table("option", options) + (kafka.isEmpty() ? "" : "\n" + table("setting of Kafka", kafka.values()));
    }

    private Line line(OptionSpec option, ParseResult parsed) {
        String key = EnvironmentNames.key(option);
        Setting setting = sources.setting(option);
        if (parsed.hasMatchedOption(option)) {
            return new Line(key, Secrets.shown(key, flagValue(option)), option.longestName());
        }
        if (setting != null) {
            return new Line(key, Secrets.shown(key, setting.value()), setting.source());
        }
        return new Line(key, defaultValue(option), DEFAULT);
    }

    /** As it was typed; a flag without a value is what it stands for. */
    private static String flagValue(OptionSpec option) {
        List<String> typed = option.originalStringValues();
        return typed.isEmpty() ? String.valueOf(option.<Object>getValue()) : String.join(",", typed);
    }

    private static String defaultValue(OptionSpec option) {
        Object value = option.getValue();
        if (option.defaultValue() != null) {
            return option.defaultValue();
        }
        return value == null || value instanceof Collection<?> ? "" : value.toString();
    }

    private List<Line> entries(OptionSpec option, String prefix) {
        Map<String, Setting> said = sources.entries(option);
        List<Line> lines = new ArrayList<>();
        Map<?, ?> entries = option.getValue() instanceof Map<?, ?> map ? map : Map.of();
        entries.forEach((name, value) -> {
            String entry = String.valueOf(name);
            Setting setting = said.get(entry);
            String source = setting != null && setting.value().equals(value) ? setting.source() : option.longestName();
            String text = String.valueOf(value);
            lines.add(new Line(
                    prefix + entry, SettingSources.isOfKafka(option) ? Secrets.shown(entry, text) : text, source));
        });
        return lines;
    }

    /** The options of commands stand in mixins. */
    private static Stream<StreamsSettings> streamsSettings(CommandSpec command) {
        return Stream.concat(Stream.of(command), command.mixins().values().stream())
                .map(CommandSpec::userObject)
                .filter(StreamsSettings.class::isInstance)
                .map(StreamsSettings.class::cast);
    }

    /** What an option says stands there already, under the option's name. */
    private static void addUnsaid(Map<String, Line> kafka, StreamsSettings settings) {
        settings.streamsSettings().forEach((name, value) -> {
            boolean isPlain = value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
            if (isPlain && !SettingSources.isSaidByAnOption(name)) {
                kafka.putIfAbsent(name, new Line(name, Secrets.shown(name, value.toString()), settings.origin(name)));
            }
        });
    }

    private static String table(String title, Iterable<Line> lines) {
        int nameWidth = title.length();
        int valueWidth = "value".length();
        for (Line line : lines) {
            nameWidth = Math.max(nameWidth, line.name().length());
            valueWidth =
                    Math.max(valueWidth, Math.min(WIDEST_VALUE, line.value().length()));
        }
        StringBuilder table = new StringBuilder(row(nameWidth, valueWidth, title, "value", "from"));
        for (Line line : lines) {
            table.append(row(nameWidth, valueWidth, line.name(), line.value(), line.source()));
        }
        return table.toString();
    }

    private static String row(int nameWidth, int valueWidth, String name, @Nullable String value, String source) {
        String shown = value == null || value.isEmpty() ? "-" : value;
        return String.format("%-" + nameWidth + "s  %-" + valueWidth + "s  %s%n", name, shown, source);
    }
}
