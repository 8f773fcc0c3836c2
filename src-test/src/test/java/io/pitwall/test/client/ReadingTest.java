package io.pitwall.test.client;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamReader;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
import io.pitwall.test.TelemetryTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What handlers get, in which order, and what of it a crash changes: nothing. */
class ReadingTest {

    private static final String TWO_ROWS = """
            time_ms | Brake | Speed | Lap#
                  0 |   0.7 |   312 | 1
                 40 |   0.5 |   290 | 1
            """;

    private final List<String> story = new ArrayList<>();

    /** A client that reads {@code in} and writes {@code out}, with a writer of the same id for each stream. */
    private static Consumer<StreamingClient> client(BiConsumer<StreamReader, StreamWriter> definition) {
        return client -> {
            OutputTopic output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> {
                StreamWriter out = output.getOrCreateStream(in.id());
                definition.accept(in, out);
                in.onClosed(out::close);
            });
        };
    }

    @Test
    void rowsComeAsTheyWereSentAndInPacketsOfAnyNumberOfBuffers() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            in.parameters().onRead(rows -> story.add("rows " + rows.rowCount()));
            in.parameters()
                    .buffer(Packets.named("pairs").everyRows(2), "Brake")
                    .onRead(packet -> story.add("pair " + packet.parameterNames()))
                    .onRead(out.parameters()::write);
            in.parameters()
                    .buffer(Packets.named("span").everySpan(ofMillis(100)))
                    .onRead(packet -> story.add("span " + packet.rowCount()));
        }))) {
            test.topic("in").stream("car").write(TWO_ROWS).end();

            assertThat(story).containsExactly("rows 2", "pair [Brake]", "span 2");
            assertThat(test.topic("out").stream("car"))
                    .hasPackets("time_ms | Brake | Lap#\n0 | 0.7 | 1\n40 | 0.5 | 1")
                    .isEnded();
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void anEndReleasesWhatIsHeldBeforeOnClosed() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            in.parameters()
                    .buffer(Packets.named("all").everyRows(1000))
                    .onRead(packet -> story.add("packet " + packet.rowCount()));
            in.onClosed(type -> story.add("closed " + type));
        }))) {
            test.topic("in").stream("car").write(TWO_ROWS).write(new StreamEnd(StreamEnd.Type.ABORTED));

            assertThat(story).containsExactly("packet 2", "closed ABORTED");
            assertThat(test.topic("out").stream("car").messages())
                    .containsExactly(new StreamEnd(StreamEnd.Type.ABORTED));
        }
    }

    @Test
    void eventsPropertiesAndDefinitionsComeWhenTheyChange() {
        ParameterDefinitions parameters = new ParameterDefinitions(List.of(ParameterDefinition.of("Brake")), List.of());
        EventDefinitions events = new EventDefinitions(List.of(EventDefinition.of("pit")), List.of());
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            in.events().onRead(event -> story.add("any " + event.id()));
            in.events("pit", "box").onRead(event -> story.add("pit " + event.value()));
            in.events().onDefinitionsChanged(definitions -> story.add("events " + definitions.equals(events)));
            in.parameters()
                    .onDefinitionsChanged(definitions -> story.add("parameters " + definitions.equals(parameters)
                            + definitions.equals(in.parameters().definitions())));
            in.properties()
                    .onChanged(properties -> story.add(properties.name() + " "
                            + properties.equals(in.properties().current())));
        }))) {
            StreamProperties named = StreamProperties.none().withName("Car 44");
            test.topic("in").stream("car")
                    .write(TWO_ROWS)
                    .write(named)
                    .write(named)
                    .write(parameters)
                    .write(events)
                    .write(parameters)
                    .write(EventBatch.of(new EventData(1, "pit", "in"), new EventData(2, "flag", "red")));

            assertThat(story)
                    .containsExactly(
                            "Car 44 true", "parameters truetrue", "events true", "any pit", "pit in", "any flag");
        }
    }

    @Test
    void aStreamIsReceivedOnceAndAgainBehindItsEnd() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> story.add(in.id() + in.resumed())))) {
            test.topic("in").stream("a").write(TWO_ROWS).write(TWO_ROWS);
            test.topic("in").stream("b").write(TWO_ROWS);
            test.topic("in").stream("a").end().write(TWO_ROWS);

            assertThat(story).containsExactly("afalse", "bfalse", "afalse");
        }
    }

    @Test
    void aStreamIsTakenUpAgainAfterARestartBeforeItsNextMessage() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            story.add(in.id() + " " + in.resumed() + " "
                    + in.properties().current().name());
            in.parameters().onRead(rows -> story.add("rows"));
        }))) {
            test.topic("in").stream("a").write(StreamProperties.none().withName("Car 44"));
            test.commit().crashAndRestore();
            assertThat(story).containsExactly("a false Car 44");

            test.topic("in").stream("a").write(TWO_ROWS);
            assertThat(story).containsExactly("a false Car 44", "a true Car 44", "rows");
        }
    }

    @Test
    void anIdleTimeEndsAfterARestartToo() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            story.add("received " + in.resumed());
            in.parameters().buffer(Packets.named("idle").idle(ofSeconds(1))).onRead(out.parameters()::write);
        }))) {
            test.topic("in").stream("car").write(TWO_ROWS);
            test.advance(ofMillis(500)).commit().crashAndRestore();
            test.advance(ofMillis(400));
            assertThat(test.topic("out").stream("car")).doesNotExist();
            assertThat(story).containsExactly("received false", "received true");

            test.advance(ofMillis(1_200));
            assertThat(test.topic("out").stream("car")).hasRows(TWO_ROWS).isOpen();
        }
    }

    @Test
    void rowsInAnOutputBufferSurviveAndAreReleasedByItsRule() {
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            var buffer =
                    out.parameters().buffer(Packets.named("out").everyRows(3).orIdle(ofSeconds(1)));
            in.parameters().onRead(buffer::write);
        }))) {
            test.topic("in").stream("car").write(TWO_ROWS);
            test.commit().crashAndRestore();
            assertThat(test.topic("out").stream("car")).doesNotExist();

            // The first tick takes the stream up, and so says the rule.
            test.advance(ofMillis(10)).advance(ofSeconds(2));
            assertThat(test.topic("out").stream("car")).hasRows(TWO_ROWS);
            test.topic("in").stream("car")
                    .write("time_ms | Brake\n50 | 0.1\n60 | 0.2")
                    .end();
            assertThat(test.topic("out").stream("car"))
                    .hasPackets(TWO_ROWS, "time_ms | Brake\n50 | 0.1\n60 | 0.2")
                    .isEnded();
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void whatAnOpenWritersBufferHoldsIsWrittenWhenTheInputEnds() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> {
                var buffer = output.getOrCreateStream("all")
                        .parameters()
                        .buffer(Packets.named("out").everyRows(1000));
                in.parameters().onRead(buffer::write);
            });
        })) {
            test.topic("in").stream("a").write("time_ms | A\n0 | 1").end();
            assertThat(test.topic("out").stream("all"))
                    .hasPackets("time_ms | A\n0 | 1")
                    .isOpen();

            test.topic("in").stream("b").write("time_ms | A\n5 | 2");
            test.commit().crashAndRestore();
            test.topic("in").stream("b").end();
            assertThat(test.topic("out").stream("all"))
                    .hasPackets("time_ms | A\n0 | 1", "time_ms | A\n5 | 2")
                    .isOpen();
        }
    }

    @Test
    void aStreamThatBeginsAgainOwnsItsWritersAgain() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> {
                var buffer = output.getOrCreateStream("all")
                        .parameters()
                        .buffer(Packets.named("out").everyRows(1000));
                in.parameters().onRead(buffer::write);
            });
        })) {
            test.topic("in").stream("a").write("time_ms | A\n0 | 1").end().write("time_ms | A\n5 | 2");
            test.commit().crashAndRestore();
            test.topic("in").stream("a").end();

            assertThat(test.topic("out").stream("all"))
                    .hasPackets("time_ms | A\n0 | 1", "time_ms | A\n5 | 2")
                    .isOpen();
        }
    }

    @Test
    void rowsOfABufferThatIsNotRegisteredAnyMoreAreCountedWhenTheStreamEnds() {
        boolean[] isRegistered = {true};
        try (var test = TelemetryTest.ofClient(client((in, out) -> {
            if (isRegistered[0]) {
                in.parameters().buffer(Packets.named("old").everyRows(1000)).onRead(packet -> story.add("old"));
            }
        }))) {
            test.topic("in").stream("car").write(TWO_ROWS);
            isRegistered[0] = false;
            test.commit().crashAndRestore();
            test.topic("in").stream("car").write("time_ms | A\n5 | 2");
            assertThat(test.metric("dropped-row-total")).isZero();
            test.topic("in").stream("car").end();

            assertThat(story).isEmpty();
            assertThat(test.metric("dropped-row-total")).isEqualTo(2);
        }
    }

    @Test
    void streamsThatFallSilentAreEndedAsTerminated() {
        try (var test = TelemetryTest.ofClient(client -> {
            client.openInputTopic("in", "group")
                    .endWhenIdle(ofSeconds(10))
                    .onStreamReceived(in -> in.onClosed(type -> story.add(in.id() + " " + type)));
        })) {
            test.topic("in").stream("car").write(TWO_ROWS);
            test.advance(ofSeconds(30));

            assertThat(story).containsExactly("car TERMINATED");
        }
    }

    @Test
    void rowsAsADataFrameInAndOut() {
        try (var test =
                TelemetryTest.ofClient(client((in, out) -> in.parameters().onReadFrame(frame -> out.parameters()
                        .writeFrame(frame.cols("time", "Brake").select()))))) {
            test.topic("in").stream("car").write(TWO_ROWS).end();

            assertThat(test.topic("out").stream("car")).hasRows("time_ms | Brake\n0 | 0.7\n40 | 0.5");
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void inputTopicsAreReadApartAndMayWriteToOneTopic() {
        try (var test = TelemetryTest.ofClient(2, client -> {
            OutputTopic output = client.openOutputTopic("out");
            for (String topic : List.of("left", "right")) {
                client.openInputTopic(topic, "group").onStreamReceived(in -> {
                    StreamWriter out = output.getOrCreateStream(in.id() + "-" + in.topic());
                    in.parameters().onRead(out.parameters()::write);
                    in.onClosed(out::close);
                });
            }
        })) {
            ParameterData rows = ParameterData.builder().row(1).put("A", 1).build();
            test.topic("left").stream("car").write(rows).end();
            test.topic("right").stream("car").write(rows).end();

            assertThat(test.topic("out")).hasStreams("car-left", "car-right");
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }
}
