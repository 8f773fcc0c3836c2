package io.pitwall.serdes.quix;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.serdes.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads whole records of Quix topics, with all that a value alone does not tell. Safe for use by several threads. */
public final class QuixRecords {

    /** The stream id of raw records without a key, as the SDK has it. */
    public static final String NO_STREAM_ID = "NO_STREAM_ID";

    private static final byte[] KEEP_ALIVE_KEY = "___KA___".getBytes(StandardCharsets.US_ASCII);

    private QuixRecords() {}

    /** Tells what a record is; never throws for what its bytes are. */
    public static QuixRecord read(ConsumerRecord<byte[], byte[]> quixRecord) {
        // Null without a key, whatever the type says.
        byte @Nullable [] key = quixRecord.key();
        byte @Nullable [] value = quixRecord.value();
        if (isKeepAlive(key)) {
            return new QuixRecord.Ignored("a keep-alive");
        }
        if (value == null) {
            return new QuixRecord.Ignored("a tombstone");
        }
        try {
            QuixContent content = QuixFormat.instance().read(quixRecord.headers(), value);
            if (content instanceof QuixContent.Message message) {
                return new QuixRecord.Message(message.message());
            }
            if (content instanceof QuixContent.Raw raw) {
                return new QuixRecord.RawEvent(event(key, quixRecord.timestamp(), raw.bytes()), raw.reason());
            }
            return new QuixRecord.Fragment();
        } catch (UnreadableMessageException e) {
            return new QuixRecord.Refused(e);
        }
    }

    /** True for the key of keep-alives, whose values mean nothing. */
    public static boolean isKeepAlive(byte @Nullable [] key) {
        return Arrays.equals(KEEP_ALIVE_KEY, key);
    }

    private static EventBatch event(byte @Nullable [] key, long timestampMs, Slice bytes) {
        String streamId = key == null || key.length == 0 ? NO_STREAM_ID : new String(key, StandardCharsets.UTF_8);
        String value = new String(bytes.bytes(), bytes.from(), bytes.length(), StandardCharsets.UTF_8);
        // A record without a timestamp has a negative one.
        long timeNs = TimeUnit.MILLISECONDS.toNanos(Math.max(0, timestampMs));
        return EventBatch.of(new EventData(timeNs, streamId, value));
    }
}
