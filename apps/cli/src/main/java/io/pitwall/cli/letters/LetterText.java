package io.pitwall.cli.letters;

import io.pitwall.cli.tail.TablePrinter;
import io.pitwall.cli.text.Words;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.fragments.Fragment;
import java.io.PrintWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;

/** Dead letters in words. */
final class LetterText {

    private static final long NS_PER_MS = 1_000_000;
    private static final int MESSAGE_MAX = 300;

    private final PrintWriter out;

    LetterText(PrintWriter out) {
        this.out = out;
    }

    /** Two lines: where it lies, when, from where and of which stream; and why. */
    void printShort(DeadLetter letter) {
        out.println(letter.place() + "  " + time(letter) + "  from " + letter.origin() + "  stream " + stream(letter));
        out.println("    " + Words.cut(Words.inLine(reason(letter)), MESSAGE_MAX));
    }

    /** All of it; the value also as a message where it is one. */
    void printFull(DeadLetter letter, Deserializer<StreamMessage> messages) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        out.println("letter     " + letter.place() + " of " + record.topic() + ", written " + time(letter));
        out.println("from       " + letter.origin());
        out.println("stream     " + stream(letter));
        out.println("operator   " + (letter.operator().isEmpty() ? "-" : letter.operator()));
        out.println("exception  " + (letter.exception().isEmpty() ? "-" : letter.exception()));
        out.println("message    " + Words.inLine(letter.message()));
        out.println("key        " + Preview.inLine(record.key()));
        for (Header header : letter.originalHeaders()) {
            out.println("header     " + header.key() + " = " + Preview.inLine(header.value()));
        }
        byte[] value = record.value();
        if (value == null) {
            out.println("value      none");
        } else {
            out.println("value      " + Words.count(value.length, "byte"));
            Preview.lines(value).forEach(line -> out.println("  " + line));
            printMessage(letter, value, messages);
        }
        out.println();
    }

    private void printMessage(DeadLetter letter, byte[] value, Deserializer<StreamMessage> messages) {
        if (Fragment.isIn(letter.originalHeaders(), value)) {
            out.println("message    a part of one that was cut; 'pitwall tail' joins them");
            return;
        }
        try {
            StreamMessage message = messages.deserialize(letter.record().topic(), letter.originalHeaders(), value);
            if (message != null) {
                out.println("as message");
                new TablePrinter(out).print(stream(letter), letter.place().toString(), message);
            }
        } catch (UnreadableMessageException e) {
            out.println("as message none: " + Words.inLine(String.valueOf(e.getMessage())));
        }
    }

    private static String reason(DeadLetter letter) {
        if (letter.exception().isEmpty()) {
            return "no dead letter: it has no header that says why";
        }
        return letter.operator().isEmpty()
                ? letter.message()
                : "operator " + letter.operator() + ": " + letter.message();
    }

    private static String time(DeadLetter letter) {
        return Words.time(letter.record().timestamp() * NS_PER_MS);
    }

    private static String stream(DeadLetter letter) {
        String stream = letter.stream();
        return stream == null ? "-" : Words.cut(Words.inLine(stream), 100);
    }
}
