package io.pitwall.test.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.client.InputTopic;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.ScalarState;
import io.pitwall.client.StreamReader;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.ParameterData;
import io.pitwall.rules.Packets;
import io.pitwall.test.TelemetryTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where handlers may be given and what they may do, where and when; and what happens when they throw. */
class HandlersTest {

    private static final String ROW = "time_ms | A\n1 | 1";

    private final List<Object> seen = new ArrayList<>();

    private static InputTopic input(StreamingClient client) {
        return client.openInputTopic("in", "group");
    }

    @Test
    void whatAHandlerThrowsStopsTheApplicationAndSaysWhere() {
        try (var test = TelemetryTest.ofClient(
                client -> input(client).onStreamReceived(in -> in.parameters().onRead(rows -> {
                    throw new IllegalArgumentException("no such gear");
                })))) {
            assertThatThrownBy(() -> test.topic("in").stream("car").write(ROW))
                    .hasRootCauseMessage("no such gear")
                    .hasStackTraceContaining("parameters().onRead failed on stream 'car' at in-0@0");
        }
    }

    @Test
    void onErrorLetsTheApplicationGoOnWithTheNextHandler() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("out");
            input(client)
                    .onError((streamId, error) -> seen.add(streamId + " " + error.getMessage()))
                    .onStreamReceived(in -> {
                        StreamWriter out = output.getOrCreateStream(in.id());
                        in.parameters()
                                .onRead(rows -> {
                                    throw new IllegalArgumentException("no such gear");
                                })
                                .onRead(out.parameters()::write);
                    });
        })) {
            test.topic("in").stream("car").write(ROW);

            assertThat(seen).containsExactly("car no such gear");
            assertThat(test.topic("out").stream("car")).hasRows(ROW);
            assertThat(test.metric("failed-handler-total")).isEqualTo(1);
        }
    }

    @Test
    void aRuleThatThrowsLeavesItsBufferAsItWas() {
        try (var test = TelemetryTest.ofClient(client -> input(client)
                .onError((streamId, error) -> seen.add(error.getMessage()))
                .onStreamReceived(in -> in.parameters()
                        .buffer(Packets.named("b").afterRow(row -> {
                            if (row.number("A", 0) == 2) {
                                throw new IllegalArgumentException("no 2");
                            }
                            return row.number("A", 0) == 3;
                        }))
                        .onRead(packet -> seen.add(packet.rowCount()))))) {
            test.topic("in").stream("car")
                    .write(ROW)
                    .write("time_ms | A\n2 | 2")
                    .write("time_ms | A\n3 | 3");
            assertThat(seen).containsExactly("no 2", 2);
        }
    }

    @Test
    void onErrorMayThrowItAgain() {
        try (var test = TelemetryTest.ofClient(client -> input(client)
                .onError((streamId, error) -> {
                    throw new IllegalStateException("too much", error);
                })
                .onStreamReceived(in -> in.parameters().onRead(rows -> {
                    throw new IllegalArgumentException("no such gear");
                })))) {
            assertThatThrownBy(() -> test.topic("in").stream("car").write(ROW)).hasStackTraceContaining("too much");
        }
    }

    @Test
    void onStreamReceivedMustNotFail() {
        try (var test = TelemetryTest.ofClient(client -> input(client)
                .onError((streamId, error) -> seen.add(error))
                .onStreamReceived(in -> {
                    throw new IllegalArgumentException("not today");
                }))) {
            assertThatThrownBy(() -> test.topic("in").stream("car").write(ROW))
                    .hasStackTraceContaining("onStreamReceived failed on stream 'car'");
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void whatCannotBeWrittenStopsTheApplicationEvenIfTheHandlerHidesIt() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("out");
            input(client).onError((streamId, error) -> seen.add(error)).onStreamReceived(in -> in.parameters()
                    .onRead(rows -> {
                        try {
                            // An id that no record has room for.
                            output.getOrCreateStream("x".repeat(2_000_000))
                                    .parameters()
                                    .write(rows);
                        } catch (RuntimeException e) {
                            seen.add("hidden");
                        }
                    }));
        })) {
            assertThatThrownBy(() -> test.topic("in").stream("car").write(ROW)).isInstanceOf(RuntimeException.class);
            assertThat(seen).containsExactly("hidden");
        }
    }

    @Test
    void writersAndStatesAreForTheHandlersThread() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("out");
            input(client).onStreamReceived(in -> {
                StreamWriter out = output.getOrCreateStream(in.id());
                ScalarState<Long> state = in.scalarState("total", Long.class, 0L);
                in.parameters().onRead(rows -> {
                    assertRefused(() -> out.parameters().write(rows));
                    assertRefused(() -> output.createStream("other"));
                    assertRefused(() -> state.set(1L));
                    assertRefused(in::requestCommit);
                    in.requestCommit();
                    seen.add("asked");
                });
                seen.add(out);
            });
        })) {
            test.topic("in").stream("car").write(ROW);
            assertThat(seen).hasSize(2).contains("asked");

            StreamWriter kept = (StreamWriter) seen.get(0);
            assertThatThrownBy(() -> kept.parameters().write(ParameterData.empty()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("may be used by the handlers of its own partition only");
        }
    }

    private static void assertRefused(Runnable call) {
        assertThatThrownBy(() -> CompletableFuture.runAsync(call).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void statesAreForTheHandlersOfTheirStream() {
        List<ScalarState<Long>> states = new ArrayList<>();
        try (var test = TelemetryTest.ofClient(client -> input(client).onStreamReceived(in -> {
            states.add(in.scalarState("total", Long.class, 0L));
            in.parameters().onRead(rows -> states.get(0).set(1L));
        }))) {
            test.topic("in").stream("a").write(ROW);
            assertThatThrownBy(() -> test.topic("in").stream("b").write(ROW))
                    .hasStackTraceContaining("state 'total' belongs to stream 'a'");
        }
    }

    @Test
    void handlersAreGivenInOnStreamReceivedOnly() {
        List<StreamReader> readers = new ArrayList<>();
        try (var test = TelemetryTest.ofClient(client -> input(client).onStreamReceived(in -> {
            readers.add(in);
            in.parameters().onRead(rows -> assertThatThrownBy(() -> in.onClosed(type -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("outside of onStreamReceived"));
        }))) {
            test.topic("in").stream("car").write(ROW);
            assertThatThrownBy(() -> readers.get(0)
                            .parameters()
                            .buffer(Packets.named("late").everyRows(2)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> readers.get(0).events().onRead(event -> {}))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aBufferNeedsAReaderAndAnotherName() {
        try (var test = TelemetryTest.ofClient(client -> input(client).onStreamReceived(in -> {
            in.parameters().buffer(Packets.named("b").everyRows(2));
            assertThatThrownBy(() -> in.parameters().buffer(Packets.named("b").everyRows(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two buffers called 'b'");
        }))) {
            assertThatThrownBy(() -> test.topic("in").stream("car").write(ROW))
                    .hasStackTraceContaining("nobody reads buffer 'b' of stream 'car'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-derived"})
    void aStreamIsNotWrittenBackToWhereItIsRead(String suffix) {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("in");
            // Into a buffer that lets nothing out: what it holds would be committed, and stop the application at each
            // start.
            input(client)
                    .onStreamReceived(in -> in.parameters().onRead(rows -> output.getOrCreateStream(in.id() + suffix)
                            .parameters()
                            .buffer(Packets.named("many").everyRows(1000))
                            .write(rows)));
        })) {
            assertThatThrownBy(() -> test.topic("in").stream("car").write(ROW))
                    .hasStackTraceContaining("stream 'car" + suffix
                            + "' would be written to topic 'in' by a handler of that topic, to be read again for ever; write to"
                            + " another topic");
        }
    }

    @Test
    void aStreamOfTheTopicThatIsReadIsNotOpenedInAnyWay() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("in");
            client.openRawInputTopic("in", "group").onRead(record -> {
                for (Consumer<String> open :
                        List.<Consumer<String>>of(output::createStream, output::getOrCreateStream, output::getStream)) {
                    assertThatThrownBy(() -> open.accept("car"))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("to be read again for ever");
                }
                if (record.offset() == 0) {
                    output.writeRaw(record.key(), record.value());
                }
                seen.add(record.offset());
            });
        })) {
            test.topic("in").writeBytes("k".getBytes(UTF_8), "hello".getBytes(UTF_8));

            assertThat(seen).as("raw records go there").containsExactly(0L, 1L);
        }
    }

    @Test
    void aLeadingEdgeBufferIsRefusedBecauseItWouldNotSurvive() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> {
                StreamWriter out = output.getOrCreateStream(in.id());
                assertThatThrownBy(() -> out.parameters().leadingEdgeBuffer(Duration.ofSeconds(1), late -> {}))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage(
                                "stream 'car' of topic 'out': a leading-edge buffer would not survive a crash, so it is for"
                                        + " clients that only write");
                seen.add("refused");
            });
        })) {
            test.topic("in").stream("car").write(ROW);

            assertThat(seen).containsExactly("refused");
        }
    }

    @Test
    void rawRecordsGoInAndOutAsTheyAre() {
        try (var test = TelemetryTest.ofClient(client -> {
            OutputTopic output = client.openOutputTopic("out");
            client.openRawInputTopic("in", "group").onRead(record -> {
                byte[] value = Objects.requireNonNull(record.value());
                seen.add(new String(value, UTF_8) + record.partition() + record.offset());
                output.writeRaw(record.key(), value, new RecordHeaders().add("seen", new byte[] {1}));
                output.getOrCreateStream("lengths")
                        .parameters()
                        .buffer()
                        .addTimestampNs(record.offset())
                        .addValue("Length", value.length)
                        .write();
            });
        })) {
            test.topic("in").writeBytes("k".getBytes(UTF_8), "hello".getBytes(UTF_8));

            assertThat(seen).containsExactly("hello00");
            assertThat(test.topic("out").stream("lengths")).hasRows("time_ns | Length\n0 | 5");
        }
    }

    @Test
    void revokedStreamsAreTold() {
        try (var test = TelemetryTest.ofClient(client -> input(client)
                .onStreamsRevoked(streams -> streams.forEach(stream -> seen.add(stream.id())))
                .onStreamReceived(in -> {}))) {
            test.topic("in").stream("car").write(ROW);
            assertThat(seen).isEmpty();
        }
        assertThat(seen).containsExactly("car");
    }
}
