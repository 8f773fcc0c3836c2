package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RecordLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that come in fragments, and what goes wrong with them. */
class FragmentSourceTest {

    private static final String LETTERS = "app-dead-letters";
    private static final PitwallConfig CONFIG = PitwallConfig.of("app", "unused:9092");

    @TempDir
    Path stateDir;

    private DrivenTopology copy() {
        return copy(CONFIG);
    }

    private DrivenTopology copy(PitwallConfig config) {
        return new DrivenTopology(
                stateDir, telemetry -> telemetry.topic("in").parameters().to("out"), config);
    }

    private static void send(DrivenTopology topology, List<TestRecord<byte[], byte[]>> records) {
        records.forEach(record -> topology.send("in", record));
    }

    private static List<TestRecord<byte[], byte[]>> from(List<TestRecord<byte[], byte[]>> records, int index) {
        return records.subList(index, records.size());
    }

    /** What was written but for the properties that open a stream. */
    private static List<KeyValue<String, StreamMessage>> read(DrivenTopology topology) {
        return topology.read("out").stream()
                .filter(record -> !(record.value instanceof StreamProperties))
                .toList();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader("__streams.errors." + name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static String origin(TestRecord<byte[], byte[]> letter) {
        return header(letter, "topic") + "-" + header(letter, "partition") + "@" + header(letter, "offset");
    }

    @Test
    void bothFormsAreJoinedHoweverTheyInterleave() {
        ParameterData a = Cuts.rows("a", 20);
        ParameterData b = Cuts.rows("b", 30);
        ParameterData a2 = Cuts.rows("a2", 10);
        List<Iterator<TestRecord<byte[], byte[]>>> sources = List.of(
                Cuts.inHeaders("a", a).iterator(),
                Cuts.inPrefix("b", b).iterator(),
                Cuts.inPrefix("a", a2).iterator());
        try (var topology = copy()) {
            for (boolean more = true; more; ) {
                more = false;
                for (Iterator<TestRecord<byte[], byte[]>> source : sources) {
                    if (source.hasNext()) {
                        topology.send("in", source.next());
                        more = true;
                    }
                }
            }
            topology.end("in", "a");

            List<KeyValue<String, StreamMessage>> out = read(topology);
            assertThat(out)
                    .filteredOn(record -> record.key.equals("a"))
                    .containsExactly(message("a", a), message("a", a2), end("a"));
            assertThat(out).filteredOn(record -> record.key.equals("b")).containsExactly(message("b", b));
            assertThat(topology.bytes(LETTERS)).isEmpty();
        }
    }

    @Test
    void laterRecordsOfAKeyWaitForItsMessageAndOthersDoNot() {
        ParameterData large = Cuts.rows("a", 20);
        ParameterData small = Cuts.rows("small", 1);
        List<TestRecord<byte[], byte[]>> parts = Cuts.inHeaders("a", large);
        try (var topology = copy()) {
            send(topology, parts.subList(0, 3));
            topology.send("in", "a", small).end("in", "a").send("in", "b", small);
            assertThat(read(topology)).containsExactly(message("b", small));

            send(topology, from(parts, 3));
            assertThat(read(topology)).containsExactly(message("a", large), message("a", small), end("a"));
        }
    }

    @Test
    void aJoinedMessageHasTheTimeAndTheTraceOfItsFirstFragment() {
        RecordHeaders trace = new RecordHeaders();
        trace.add("traceparent", "00-1".getBytes(UTF_8));
        List<TestRecord<byte[], byte[]>> parts = Cuts.cut(
                FragmentCutter.inHeaders(new RecordLimit(500)),
                Cuts.record("a", Cuts.whole("a", Cuts.rows("a", 5)).value(), trace));
        try (var topology = copy()) {
            for (int i = 0; i < parts.size(); i++) {
                TestRecord<byte[], byte[]> part = parts.get(i);
                topology.send("in", new TestRecord<>(part.key(), part.value(), part.headers(), 1_000L + i));
            }

            assertThat(topology.records("out")).last().satisfies(record -> {
                assertThat(record.timestamp()).isEqualTo(1_000L);
                assertThat(record.headers()).isEqualTo(trace);
            });
        }
    }

    @Test
    void duplicatesAreIgnoredAndCounted() {
        ParameterData data = Cuts.rows("a", 5);
        List<TestRecord<byte[], byte[]>> parts = Cuts.inHeaders("a", data);
        try (var topology = copy()) {
            parts.forEach(part -> topology.send("in", part).send("in", part));
            send(topology, parts);

            assertThat(read(topology)).containsExactly(message("a", data));
            assertThat(topology.bytes(LETTERS)).isEmpty();
            assertThat(topology.counted("duplicate-fragment-total")).isEqualTo(2 * parts.size());
        }
    }

    @Test
    void orphansAreDeadLettersAsTheyCame() {
        List<TestRecord<byte[], byte[]>> parts = Cuts.inHeaders("a", Cuts.rows("a", 5));
        try (var topology = copy()) {
            topology.end("in", "b").send("in", parts.get(2));

            assertThat(topology.bytes(LETTERS)).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(Cuts.key("a"));
                assertThat(letter.value()).isEqualTo(parts.get(2).value());
                assertThat(letter.headers().toArray())
                        .contains(parts.get(2).headers().toArray());
                assertThat(origin(letter)).isEqualTo("in-0@1");
                assertThat(header(letter, "message")).endsWith("came, but none of the parts before it");
                assertThat(header(letter, "exception")).isEqualTo("io.pitwall.serdes.UnreadableMessageException");
            });
            assertThat(topology.counted("dead-letter-total")).isEqualTo(1);
        }
    }

    @Test
    void afterItsTimeToLiveAnIncompleteMessageIsGivenUpAndCanBeSentAgain() {
        ParameterData large = Cuts.rows("a", 5);
        ParameterData small = Cuts.rows("small", 1);
        List<TestRecord<byte[], byte[]>> parts = Cuts.inPrefix("a", large);
        try (var topology = copy()) {
            topology.end("in", "b");
            send(topology, parts.subList(0, 2));
            topology.send("in", "a", small).advanceWallClock(Duration.ofSeconds(54));
            assertThat(read(topology)).containsExactly(end("b"));

            topology.advanceWallClock(Duration.ofSeconds(6));
            assertThat(read(topology)).containsExactly(message("a", small));
            List<TestRecord<byte[], byte[]>> letters = topology.bytes(LETTERS);
            assertThat(letters).hasSize(2);
            for (int i = 0; i < 2; i++) {
                assertThat(letters.get(i).value()).isEqualTo(parts.get(i).value());
                assertThat(origin(letters.get(i))).as("the first fragment").isEqualTo("in-0@1");
                assertThat(header(letters.get(i), "message")).endsWith("was dropped: no more parts came in time");
            }

            letters.forEach(letter -> topology.send("in", Cuts.record("a", letter.value(), letter.headers())));
            send(topology, from(parts, 2));
            assertThat(read(topology)).containsExactly(message("a", large));
        }
    }

    @ParameterizedTest
    @CsvSource({"pitwall.fragments.max.messages,1", "pitwall.fragments.max.bytes,6000", "pitwall.fragments.ttl.ms,100"})
    void whatIsHeldHasBounds(String setting, String value) {
        List<TestRecord<byte[], byte[]>> a = Cuts.inHeaders("a", Cuts.rows("a", 12));
        List<TestRecord<byte[], byte[]>> b = Cuts.inHeaders("b", Cuts.rows("b", 12));
        try (var topology = copy(CONFIG.withKafka(setting, value))) {
            send(topology, a.subList(0, 10));
            send(topology, b.subList(0, 10));
            topology.advanceWallClock(Duration.ofMillis(110));

            assertThat(topology.bytes(LETTERS))
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(letter -> assertThat(header(letter, "message")).contains("was dropped: "));
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> copy(CONFIG.withKafka("pitwall.fragments.ttl.ms", "soon")))
                .hasStackTraceContaining(
                        "pitwall.fragments.*: pitwall.fragments.ttl.ms must be a whole number, but it is 'soon'");
        assertThatThrownBy(() -> copy(CONFIG.withKafka("pitwall.fragments.max.bytes", 1)))
                .hasStackTraceContaining("pitwall.fragments.*: maxBytes must be 1024 to");
        assertThatThrownBy(() -> copy(CONFIG.withKafka("pitwall.max.message.bytes.out", "much")))
                .hasStackTraceContaining("Invalid value much for configuration pitwall.max.message.bytes.out: must be a"
                        + " number of bytes from 1 to 2147483647");
    }

    @Test
    void whatIsJoinedAndUnreadableIsADeadLetterOfItsFirstFragmentCutWhereItIsTooLarge() {
        byte[] garbage = "{no message}".repeat(300).getBytes(UTF_8);
        TestRecord<byte[], byte[]> whole = Cuts.record("a", garbage, new RecordHeaders());
        PitwallConfig narrow = CONFIG.withKafka("pitwall.max.message.bytes." + LETTERS, 2000);
        try (var topology = copy(narrow)) {
            topology.end("in", "b");
            send(topology, Cuts.cut(FragmentCutter.inPrefix(new RecordLimit(500)), whole));

            List<TestRecord<byte[], byte[]>> letters = topology.bytes(LETTERS);
            assertThat(letters).hasSizeGreaterThan(1).allSatisfy(letter -> assertThat(letter.value().length)
                    .isLessThan(2000));
            assertThat(Cuts.joined(letters)).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(Cuts.key("a"));
                assertThat(letter.value()).isEqualTo(garbage);
                assertThat(origin(letter)).isEqualTo("in-0@1");
                assertThat(header(letter, "message")).contains("expected a Quix message");
            });
        }
    }

    @Test
    void aFragmentThatIsTooLargeForADeadLetterSaysSoAndStopsNothing() {
        List<TestRecord<byte[], byte[]>> parts = Cuts.inHeaders("a", Cuts.rows("a", 5));
        PitwallConfig narrow = CONFIG.withKafka("pitwall.max.message.bytes." + LETTERS, 600);
        try (var topology = copy(narrow)) {
            topology.send("in", parts.get(1)).send("in", "b", Cuts.rows("b", 1));

            assertThat(topology.bytes(LETTERS)).singleElement().satisfies(letter -> {
                assertThat(letter.value()).isNull();
                assertThat(origin(letter)).isEqualTo("in-0@0");
                assertThat(header(letter, "message"))
                        .contains("; too large for a dead letter, its ")
                        .endsWith("bytes are left out");
            });
            assertThat(read(topology)).hasSize(1);
        }
    }

    @Test
    void aTopicMayHoldEverythingAtOnce() {
        ParameterData data = Cuts.rows("a", 3);
        List<Map<String, String>> formats = List.of(
                Map.of("pitwall.format", "plain"),
                Map.of("pitwall.format", "packed"),
                Map.of("pitwall.format", "quix"),
                Map.of("pitwall.format", "quix", "pitwall.quix.wrapper", "binary"),
                Map.of("pitwall.format", "quix", "pitwall.quix.wrapper", "header"),
                Map.of("pitwall.format", "quix", "pitwall.quix.wrapper", "header", "pitwall.quix.compression", "gzip"),
                Map.of("pitwall.format", "quix", "pitwall.quix.codec", "PB-Pd"));
        List<StreamMessage> expected = new ArrayList<>();
        try (var topology = copy()) {
            for (Map<String, String> format : formats) {
                TestRecord<byte[], byte[]> whole = Cuts.whole("a", data, format);
                topology.send("in", whole);
                send(topology, Cuts.cut(FragmentCutter.inHeaders(new RecordLimit(450)), whole));
                topology.send("in", Cuts.record("___KA___", new byte[] {1}, new RecordHeaders()));
                expected.add(data);
                expected.add(data);
                if (whole.headers().lastHeader("__Q_ModelKey") == null) {
                    send(topology, Cuts.cut(FragmentCutter.inPrefix(new RecordLimit(450)), whole));
                    expected.add(data);
                }
            }
            topology.send("in", Cuts.record("a", "raw bytes".getBytes(UTF_8), new RecordHeaders()))
                    .send("in", "a", StreamEnd.closed());
            expected.add(StreamEnd.closed());

            assertThat(read(topology)).extracting(record -> record.value).isEqualTo(expected);
            assertThat(topology.counted("keep-alive-total")).isEqualTo(formats.size());
            assertThat(topology.bytes(LETTERS)).singleElement().satisfies(letter -> assertThat(letter.value())
                    .isEqualTo("raw bytes".getBytes(UTF_8)));
        }
    }

    @Test
    void twentyMegabytesGoInAndOut() {
        ParameterData large = Cuts.noise(20_000_000);
        List<TestRecord<byte[], byte[]>> parts =
                Cuts.cut(FragmentCutter.inHeaders(new RecordLimit(1_000_000)), Cuts.whole("a", large));
        assertThat(parts).hasSizeGreaterThan(20);
        try (var topology = copy()) {
            send(topology, parts);
            topology.end("in", "a");

            List<TestRecord<byte[], byte[]>> out = topology.bytes("out");
            assertThat(out).hasSizeGreaterThan(20).allSatisfy(record -> assertThat(record.value().length)
                    .isLessThan(1_048_576));
            assertThat(Cuts.joined(out))
                    .extracting(Cuts::message)
                    .containsExactly(StreamProperties.none(), large, StreamEnd.closed());
        }
    }

    @Test
    void anOutageAfterJoiningStopsTheApplicationAndIsNoDeadLetter() {
        TestRecord<byte[], byte[]> whole = Cuts.record("a", new byte[2000], new RecordHeaders());
        List<TestRecord<byte[], byte[]>> parts = Cuts.cut(FragmentCutter.inHeaders(new RecordLimit(500)), whole);
        try (var topology =
                copy(CONFIG.withKafka(io.pitwall.serdes.registry.RegistrySettings.INSTANCE, new OutOfReach()))) {
            send(topology, parts.subList(0, parts.size() - 1));

            assertThatThrownBy(() -> send(topology, from(parts, parts.size() - 1)))
                    .isInstanceOf(StreamsException.class)
                    .hasRootCauseMessage("no connection");
            assertThat(topology.bytes(LETTERS)).isEmpty();
        }
    }
}
