package io.pitwall.cli.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.tail.CsvPrinter;
import io.pitwall.cli.tail.MessagePrinter;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RecordLimit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read of records, whole and cut. */
class RecordDecoderTest {

    private static final String TABLE = "time_ms | a:text\n1 | " + "x".repeat(500) + "\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter problems = new StringWriter();
    private final StreamMessageSerde serde = new StreamMessageSerde();
    private Instant now = Instant.EPOCH;
    private long nextOffset;
    private final MessagePrinter printer = new CsvPrinter(new PrintWriter(out), new PrintWriter(problems));
    private final RecordDecoder decoder =
            new RecordDecoder(printer::print, new PrintWriter(problems), serde.deserializer(), () -> now);

    private byte[] bytes(StreamMessage message) {
        byte[] value = serde.serializer().serialize("t", message);
        assertThat(value).isNotNull();
        return value;
    }

    private List<CutRecord> parts(String table) {
        return FragmentCutter.inHeaders(new RecordLimit(400))
                .cut(new byte[] {'c'}, bytes(TextTable.parse(table)), new RecordHeaders());
    }

    private void print(String key, byte @Nullable [] value) {
        print(key, value, new RecordHeaders());
    }

    private void print(String key, byte @Nullable [] value, Headers headers) {
        decoder.add(new ConsumerRecord<>(
                "t",
                0,
                nextOffset++,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty()));
    }

    private void printParts(List<CutRecord> parts) {
        parts.forEach(part -> print("c", part.value(), part.headers()));
    }

    @Test
    void whatWasCutIsPrintedAsOneAndWhatIsBehindItAfterIt() {
        List<CutRecord> parts = parts(TABLE);
        printParts(parts.subList(0, 1));
        print("c", bytes(TextTable.parse("time_ms | a:text\n2 | y\n")));
        print("d", bytes(TextTable.parse("time_ms | a:text\n3 | z\n")));
        printParts(parts.subList(1, parts.size()));
        decoder.finish();

        assertThat(out.toString().lines().map(line -> line.replaceAll("x+", "x")))
                .containsExactly("stream,time_ns,a", "d,3000000,z", "c,1000000,x", "c,2000000,y");
        assertThat(problems.toString()).isEmpty();
    }

    @Test
    void aDeadLetterIsCalledOneAndSaysWhoShowsIt() {
        Headers headers = new RecordHeaders().add("__streams.errors.exception", "e".getBytes(UTF_8));

        print("c", "?".getBytes(UTF_8), headers);

        assertThat(problems.toString().lines())
                .containsExactly("t-0@0 is a dead letter; see 'pitwall dead-letters list t'");
    }

    @Test
    void whatCannotBePrintedIsAProblem() {
        List<CutRecord> parts = parts(TABLE);
        printParts(parts.subList(1, 2));
        print("c", null);
        print("c", "?".getBytes(UTF_8));
        print("___KA___", new byte[] {1});
        printParts(parts.subList(0, 1));
        print("c", bytes(StreamEnd.closed()));
        decoder.finish();
        now = now.plusSeconds(60);
        decoder.sweep();
        decoder.finish();

        assertThat(problems.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("t-0@0 is of no use: part 1 of")
                                .endsWith("came, but none of the parts before it"),
                        line -> assertThat(line).isEqualTo("t-0@1 is not a stream message: it has no value"),
                        line -> assertThat(line).startsWith("t-0@2 is not a stream message: unknown message format"),
                        line -> assertThat(line)
                                .isEqualTo("not complete yet, and not shown with what waits for it: 1 message"),
                        line -> assertThat(line)
                                .startsWith("message ")
                                .contains("(from t-0@4 on, 1 of ")
                                .endsWith("was dropped: no more parts came in time"),
                        line -> assertThat(line).contains("c").contains("ended"));
    }
}
