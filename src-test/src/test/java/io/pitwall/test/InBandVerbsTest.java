package io.pitwall.test;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.ParameterStage;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every verb makes of the messages that are no rows: properties first, definitions of what is still there, each change
 * once, the end once and last.
 */
class InBandVerbsTest {

    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");
    private static final StreamProperties RENAMED = CAR_44.withLocation("/monza");
    private static final StreamEnd ABORTED = new StreamEnd(StreamEnd.Type.ABORTED);
    private static final String TWO_ROWS = "time_ms | Speed | Gear\n0 | 312 | 8\n10 | 90 | 3";

    /** Verb, what is written, and of which parameters and events definitions are left. */
    static Stream<Arguments> verbs() {
        return Stream.of(
                parameters("parameters()", stage -> stage, "Gear Speed"),
                topic(
                        "parameters(Speed)",
                        in -> in.topic("in").parameters("Speed").to("out"),
                        "Speed",
                        ""),
                parameters("select", stage -> stage.select("Speed"), "Speed"),
                parameters("where", stage -> stage.where(row -> row.number("Speed") > 100), "Gear Speed"),
                parameters("where that keeps nothing", stage -> stage.where(row -> false), "Gear Speed"),
                parameters("deriveNumber", stage -> stage.deriveNumber("Kmh", row -> 1), "Gear Speed"),
                parameters("deriveText", stage -> stage.deriveText("Fast", row -> "yes"), "Gear Speed"),
                parameters("map", stage -> stage.map("same", (stream, packet) -> packet), "Gear Speed"),
                parameters("map to nothing", stage -> stage.map("none", (s, p) -> ParameterData.empty()), "Gear Speed"),
                parameters("peek", stage -> stage.peek((stream, packet) -> {}), "Gear Speed"),
                parameters("buffer", stage -> stage.buffer(Packets.named("held").everyRows(9)), "Gear Speed"),
                parameters(
                        "buffer of one parameter",
                        stage -> stage.buffer(Packets.named("held").everyRows(9).selecting("Speed")),
                        "Speed"),
                parameters("merge", stage -> stage.merge("m", stage.select("Speed")), "Gear Speed"),
                parameters(
                        "merge of parts",
                        stage -> stage.select("Gear").merge("m", stage.select("Speed")),
                        "Gear Speed"),
                topic("branch", InBandVerbsTest::branches, "Gear Speed", ""),
                topic("two sinks", InBandVerbsTest::twoSinks, "Gear Speed", ""),
                topic(
                        "endWhenIdle",
                        in -> in.topic("in")
                                .endWhenIdle(ofMinutes(1))
                                .parameters()
                                .to("out"),
                        "Gear Speed",
                        ""),
                topic("events()", in -> in.topic("in").events().to("out"), "", "flag stop"),
                topic("events(flag)", in -> in.topic("in").events("flag").to("out"), "", "flag"),
                topic(
                        "events peek",
                        in -> in.topic("in").events().peek((s, b) -> {}).to("out"),
                        "",
                        "flag stop"),
                topic("to", in -> in.topic("in").to("out"), "Gear Speed", "flag stop"));
    }

    private static void branches(TelemetryBuilder telemetry) {
        telemetry
                .topic("in")
                .parameters()
                .branch("fast", row -> row.number("Speed") > 100, fast -> fast.select("Speed")
                        .to("out"))
                .otherwise(rest -> rest.select("Gear").to("out"));
    }

    private static void twoSinks(TelemetryBuilder telemetry) {
        ParameterStage in = telemetry.topic("in").parameters();
        in.buffer(Packets.named("held").everyRows(9)).select("Gear").to("out");
        in.select("Speed").to("out");
    }

    private static Arguments parameters(String verb, UnaryOperator<ParameterStage> stage, String defined) {
        return topic(verb, in -> stage.apply(in.topic("in").parameters()).to("out"), defined, "");
    }

    private static Arguments topic(String verb, TelemetryTopology topology, String parameters, String events) {
        return Arguments.of(verb, topology, parameters, events);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void passesWhatIsNoRow(String verb, TelemetryTopology topology, String parameters, String events) {
        try (var test = TelemetryTest.of(topology)) {
            test.topic("in").stream("car")
                    .write(CAR_44)
                    .write(parameterDefinitions("Gear", "Speed"))
                    .write(eventDefinitions("flag", "stop"))
                    .write(TWO_ROWS)
                    .write(EventBatch.of(new EventData(0, "flag", ""), new EventData(0, "stop", "")))
                    .write(RENAMED)
                    .write(RENAMED)
                    .write(ABORTED);
            List<StreamMessage> out = test.topic("out").stream("car").messages();

            assertThat(out).as("opens with properties").startsWith(CAR_44);
            assertThat(of(StreamProperties.class, out)).as("each change once").containsExactly(CAR_44, RENAMED);
            assertThat(of(StreamEnd.class, out)).containsExactly(ABORTED);
            assertThat(out).as("the end comes last").endsWith(ABORTED);
            assertThat(last(of(ParameterDefinitions.class, out))).isEqualTo(names(parameters));
            assertThat(lastEvents(of(EventDefinitions.class, out))).isEqualTo(names(events));
            assertThat(of(ParameterData.class, out).isEmpty() || events.isEmpty() || !parameters.isEmpty())
                    .as("events without rows")
                    .isTrue();
            assertThat(of(EventBatch.class, out).isEmpty())
                    .as("rows without events")
                    .isEqualTo(events.isEmpty());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void isOpenedAnewBehindTheEnd(String verb, TelemetryTopology topology, String parameters, String events) {
        try (var test = TelemetryTest.of(topology)) {
            test.topic("in").stream("car")
                    .write(CAR_44)
                    .write(parameterDefinitions("Gear", "Speed"))
                    .write(ABORTED)
                    .write(TWO_ROWS)
                    .end();
            List<StreamMessage> out = test.topic("out").stream("car").messages();
            List<StreamMessage> again = out.subList(out.indexOf(ABORTED) + 1, out.size());

            assertThat(again).startsWith(StreamProperties.none()).endsWith(StreamEnd.closed());
            assertThat(of(StreamProperties.class, again)).hasSize(1);
            assertThat(of(ParameterDefinitions.class, again))
                    .as("those of before are forgotten")
                    .isEmpty();
            test.commit();
            assertThat(test.driven().storedEntries().values()).allMatch(entries -> entries == 0);
        }
    }

    private static <M> List<M> of(Class<M> type, List<StreamMessage> messages) {
        return messages.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Set<String> last(List<ParameterDefinitions> definitions) {
        Set<String> names = new TreeSet<>();
        if (!definitions.isEmpty()) {
            definitions.get(definitions.size() - 1).definitions().forEach(one -> names.add(one.id()));
        }
        return names;
    }

    private static Set<String> lastEvents(List<EventDefinitions> definitions) {
        Set<String> names = new TreeSet<>();
        if (!definitions.isEmpty()) {
            definitions.get(definitions.size() - 1).definitions().forEach(one -> names.add(one.id()));
        }
        return names;
    }

    private static Set<String> names(String spaced) {
        return spaced.isEmpty() ? Set.of() : new TreeSet<>(List.of(spaced.split(" ", -1)));
    }

    private static ParameterDefinitions parameterDefinitions(String... ids) {
        return new ParameterDefinitions(
                Stream.of(ids).map(ParameterDefinition::of).toList(), List.of());
    }

    private static EventDefinitions eventDefinitions(String... ids) {
        return new EventDefinitions(
                Stream.of(ids)
                        .map(id -> new EventDefinition(id, "", null, null, null, EventLevel.INFORMATION))
                        .toList(),
                List.of());
    }
}
