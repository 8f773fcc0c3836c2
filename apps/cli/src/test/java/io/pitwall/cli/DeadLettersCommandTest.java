package io.pitwall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pitwall.cli.Terminal.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dead letters listed, shown and sent again. */
class DeadLettersCommandTest {

    @RegisterExtension
    static final SharedKafka KAFKA = new SharedKafka();

    private String source = "";
    private String letters = "";

    @BeforeEach
    void writeLetters() {
        source = KAFKA.topic("source", 3);
        letters = KAFKA.topic("letters", 1);
        letter(
                "car-1",
                "no message",
                Map.of(
                        "traceparent", "00-abc",
                        "__streams.errors.exception", "io.pitwall.serdes.UnreadableMessageException",
                        "__streams.errors.message", "unknown format",
                        "__streams.errors.topic", source,
                        "__streams.errors.partition", "2",
                        "__streams.errors.offset", "17",
                        "__streams.errors.timestamp", "0"));
        letter(
                "car-2",
                "\u0001\u0002",
                Map.of(
                        "__streams.errors.exception", "java.lang.NumberFormatException",
                        "__streams.errors.message", "map 'grade laps' failed",
                        "__streams.errors.topic", source,
                        "__streams.errors.partition", "0",
                        "__streams.errors.offset", "4",
                        "pitwall.operator", "grade",
                        "pitwall.stream", "car-2"));
        letter(
                "car-3",
                "by a timer",
                Map.of(
                        "__streams.errors.exception", "java.lang.NumberFormatException",
                        "__streams.errors.message", "map 'grade laps' failed",
                        "pitwall.operator", "grade",
                        "pitwall.stream", "car-3"));
        letter(
                "car-4",
                null,
                Map.of(
                        "__streams.errors.exception", "io.pitwall.serdes.UnreadableMessageException",
                        "__streams.errors.message", "too large for a dead letter",
                        "__streams.errors.topic", source,
                        "__streams.errors.partition", "0",
                        "__streams.errors.offset", "5"));
    }

    private void letter(String key, @Nullable String value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(letters, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        KAFKA.write(record);
    }

    private List<ConsumerRecord<byte[], byte[]>> sent() {
        return TopicRecords.of(KAFKA.bootstrapServers(), source);
    }

    /** What is committed is seen a moment later, when the partition has heard of it. */
    private List<ConsumerRecord<byte[], byte[]>> awaitSent(String topic, int count) {
        return await().until(
                        () -> TopicRecords.of(KAFKA.bootstrapServers(), topic), records -> records.size() >= count);
    }

    @Test
    void listTellsWhereFromAndWhyAndCounts() {
        Result result = KAFKA.pitwall("dead-letters", "list", letters, "--limit", "3");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll("\\d{4}-\\S+ \\S+", "TIME")))
                .containsExactly(
                        "0@0  TIME  from " + source + "-2@17  stream car-1",
                        "    unknown format",
                        "0@1  TIME  from " + source + "-0@4  stream car-2",
                        "    operator grade: map 'grade laps' failed",
                        "0@2  TIME  from -  stream car-3",
                        "    operator grade: map 'grade laps' failed",
                        "... and 1 more; 4 dead letters",
                        "letters  why",
                        "      2  UnreadableMessageException",
                        "      2  operator grade: NumberFormatException");
    }

    @Test
    void listChooses() {
        assertThat(ids("--stream", "car-[1]")).isEmpty();
        assertThat(ids("--stream", "car-1")).containsExactly("0@0");
        assertThat(ids("--error", "numberformat")).containsExactly("0@1", "0@2");
        assertThat(ids("--operator", "grade", "--from-topic", source)).containsExactly("0@1");
        assertThat(ids("--offsets", "1-2")).containsExactly("0@1", "0@2");
        assertThat(ids("--offsets", "0@3-")).containsExactly("0@3");
        assertThat(ids("--offsets", "1@0-")).isEmpty();
    }

    private List<String> ids(String... filter) {
        List<String> args = new ArrayList<>(List.of("dead-letters", "list", letters));
        args.addAll(List.of(filter));
        return KAFKA.pitwall(args.toArray(new String[0]))
                .out()
                .lines()
                .filter(line -> line.matches("\\d+@\\d+ .*"))
                .map(line -> line.replaceFirst(" .*", ""))
                .toList();
    }

    @Test
    void showTellsAllOfALetter() {
        Result text = KAFKA.pitwall("dead-letters", "show", letters, "0@0");
        Result bytes = KAFKA.pitwall("dead-letters", "show", letters, "0@1");

        assertThat(text.out())
                .contains("from       " + source + "-2@17\n")
                .contains("exception  io.pitwall.serdes.UnreadableMessageException\n")
                .contains(
                        "key        \"car-1\"\nheader     traceparent = \"00-abc\"\nvalue      10 bytes\n  no message\n")
                .contains("as message none: unknown message format");
        assertThat(bytes.out()).contains("operator   grade\n").contains("  000000  01 02  ");
    }

    @Test
    void showSaysThatThereIsNone() {
        assertThat(KAFKA.pitwall("dead-letters", "show", letters, "0@99").err())
                .isEqualTo("pitwall: there is no such letter in " + letters
                        + "; 'pitwall dead-letters list' shows those there are\n");
    }

    @Test
    void resendWritesTheOriginalToItsPartition() {
        Result result = KAFKA.pitwall("dead-letters", "resend", letters, "--yes");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("sent again: 2 letters, 2 records to " + source + "\n");
        assertThat(result.err())
                .contains("left out: 1 letter without a value")
                .contains("left out: 1 letter that name no topic");
        assertThat(awaitSent(source, 2))
                .extracting(record ->
                        record.partition() + " " + new String(record.key(), UTF_8) + " " + record.value().length)
                .containsExactlyInAnyOrder("2 car-1 10", "0 car-2 2");
        assertThat(sent())
                .flatExtracting(record -> List.of(record.headers().toArray()))
                .extracting(Header::key)
                .containsExactly("traceparent");
    }

    @Test
    void resendAsks() {
        Result no = KAFKA.pitwallAnswering("n\n", "dead-letters", "resend", letters, "--stream", "car-1");
        assertThat(no.exitCode()).isEqualTo(3);
        assertThat(no.err()).isEqualTo("Write 1 record to " + source + "? [y/N] nothing was sent\n");
        assertThat(sent()).isEmpty();

        Result nobody = KAFKA.pitwall("dead-letters", "resend", letters);
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("nobody is there to answer, so nothing was done; say it with --yes");
        assertThat(sent()).isEmpty();

        Result yes = KAFKA.pitwallAnswering("yes\n", "dead-letters", "resend", letters, "--stream", "car-1");
        assertThat(yes.exitCode()).isZero();
        assertThat(awaitSent(source, 1)).hasSize(1);
    }

    @Test
    void resendToAnotherTopicTakesThoseWithoutASourceToo() {
        String other = KAFKA.topic("other", 1);

        Result result = KAFKA.pitwall("dead-letters", "resend", letters, "--operator", "grade", "--to", other, "--yes");

        assertThat(result.out()).isEqualTo("sent again: 2 letters, 2 records to " + other + "\n");
        assertThat(awaitSent(other, 2)).hasSize(2);
        assertThat(sent()).isEmpty();
    }

    @Test
    void resendNamesTheTopicThatIsMissing() {
        assertThat(KAFKA.pitwall("dead-letters", "resend", letters, "--to", "gone", "--yes")
                        .err())
                .contains("pitwall: topic gone does not exist at ");
    }

    @Test
    void placesAndRangesThatCannotBe() {
        assertThat(KAFKA.pitwall("dead-letters", "show", letters, "17").err())
                .contains("'17' is no place of a letter; write PARTITION@OFFSET, such as 0@17");
        for (String range : List.of("x", "5-2", "-3", "1@", "")) {
            assertThat(KAFKA.pitwall("dead-letters", "list", letters, "--offsets=" + range)
                            .err())
                    .contains("'" + range + "' is no range of offsets; write 17, 17-30, 17- for all from there");
        }
    }
}
