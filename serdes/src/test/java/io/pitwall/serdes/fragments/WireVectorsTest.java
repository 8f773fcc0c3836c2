package io.pitwall.serdes.fragments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.quix.QuixRecord;
import io.pitwall.serdes.quix.QuixRecords;
import io.pitwall.serdes.vectors.VectorModel;
import io.pitwall.serdes.vectors.WireCase;
import io.pitwall.serdes.vectors.WireVectors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Every case of the vectors that is about cut messages, in the order of the file. */
class WireVectorsTest {

    private static final int PARTS_HANDED_OUT = 8;
    private static final int MERGED_HANDED_OUT = 2;

    private final Records records = new Records();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final FragmentJoiner joiner = new FragmentJoiner(JoinLimits.standard(), HeldStreams.onHeap(), now::get);

    /** What was released, by the offset of its first fragment. */
    private final Map<Long, RawRecord> released = new HashMap<>();

    @Test
    void joiningGivesTheMessagesThatAreExpected() {
        Map<FragmentId, Long> opened = new HashMap<>();
        Map<WireCase, Long> merged = new LinkedHashMap<>();
        for (WireCase vector : parts()) {
            RawRecord record = records.record(key(vector), vector.bytes(), vector.headers());
            Joined joined = joiner.add(record);

            assertThat(joined.outcome())
                    .as(vector.id())
                    .isInstanceOfAny(
                            switch (vector.expect()) {
                                // A duplicate leaves its message pending; some say it is ignored.
                                case "pending" -> new Class<?>[] {Outcome.Pending.class, Outcome.Duplicate.class};
                                case "ignored" -> new Class<?>[] {Outcome.Duplicate.class};
                                case "merged" -> new Class<?>[] {Outcome.Complete.class};
                                case "discarded" ->
                                    new Class<?>[] {Outcome.Orphan.class, Outcome.Duplicate.class, Outcome.Refused.class
                                    };
                                default -> throw new AssertionError("unknown expectation " + vector.expect());
                            });
            release(joined.released());
            if (joined.outcome() instanceof Outcome.Pending pending && pending.received() == 1) {
                opened.put(fragment(vector).id(), record.position().offset());
            }
            if (joined.outcome() instanceof Outcome.Complete) {
                merged.put(
                        vector,
                        opened.getOrDefault(
                                fragment(vector).id(), record.position().offset()));
            }
        }
        // What waits for a message that is never complete waits no longer than this.
        now.set(Instant.EPOCH.plus(Duration.ofDays(1)));
        release(joiner.sweep().released());

        merged.forEach(
                (vector, offset) -> assertIsAsDecoded(read(requireNonNull(released.get(offset), vector.id())), vector));
        if (WireVectors.areTheHandedOut()) {
            assertThat(parts()).hasSizeGreaterThanOrEqualTo(PARTS_HANDED_OUT);
            assertThat(merged).hasSizeGreaterThanOrEqualTo(MERGED_HANDED_OUT);
        }
    }

    private static void assertIsAsDecoded(QuixRecord joined, WireCase vector) {
        if (vector.decoded().path("raw").asBoolean()) {
            assertThat(joined).as(vector.id()).isInstanceOf(QuixRecord.RawEvent.class);
        } else {
            assertThat(joined).as(vector.id()).isEqualTo(new QuixRecord.Message(VectorModel.message(vector)));
        }
    }

    private void release(List<RawRecord> records) {
        records.forEach(record -> released.put(record.position().offset(), record));
    }

    private static QuixRecord read(RawRecord record) {
        return QuixRecords.read(new ConsumerRecord<>(
                "t",
                0,
                record.position().offset(),
                0,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty()));
    }

    @Test
    void cuttingWhatWasJoinedGivesTheSameRecords() {
        Map<Fragment, List<WireCase>> messages = messages();
        for (List<WireCase> parts : messages.values()) {
            WireCase first = parts.get(0);
            Headers original = HeaderForm.without(first.headers());
            byte[] message = joined(parts);
            Fragment fragment = fragment(first);
            FragmentCutter cutter = fragment.id().form() == FragmentForm.PREFIX
                    ? FragmentCutter.inPrefix(
                            Records.limitForValue(key(first), original, first.bytes().length),
                            () -> Integer.reverseBytes(
                                    ByteBuffer.wrap(fragment.id().id().get()).getInt()))
                    : FragmentCutter.inHeaders(
                            Records.limitForValue(key(first), first.headers(), first.bytes().length),
                            () -> uuid(fragment.id().id().get()));

            List<CutRecord> cut = cutter.cut(key(first).getBytes(UTF_8), message, original);

            assertThat(cut)
                    .extracting(CutRecord::value, CutRecord::headers)
                    .containsExactlyElementsOf(parts.stream()
                            .map(part -> tuple(part.bytes(), part.headers()))
                            .toList());
        }
        if (WireVectors.areTheHandedOut()) {
            assertThat(messages.size()).isGreaterThanOrEqualTo(MERGED_HANDED_OUT);
        }
    }

    @Test
    void theCasesThatAreNotAboutFragmentsAreNone() {
        for (WireCase vector : WireVectors.all()) {
            if (!vector.isAboutParts() && vector.value() != null) {
                assertThat(isFragment(vector)).as(vector.id()).isFalse();
            }
        }
    }

    /** What claims to be a fragment that cannot be is refused, as is expected of an error. */
    private static boolean isFragment(WireCase vector) {
        try {
            return Fragment.of(vector.headers(), vector.value()) != null;
        } catch (UnreadableMessageException e) {
            return !vector.expect().equals("error");
        }
    }

    private static List<WireCase> parts() {
        return WireVectors.all().stream().filter(WireCase::isAboutParts).toList();
    }

    /** The parts of every message that the file has completely and that is to be written, by the first of them. */
    private static Map<Fragment, List<WireCase>> messages() {
        Map<FragmentId, List<WireCase>> byId = new LinkedHashMap<>();
        for (WireCase vector : parts()) {
            if (vector.isWritten()) {
                byId.computeIfAbsent(fragment(vector).id(), id -> new ArrayList<>())
                        .add(vector);
            }
        }
        Map<Fragment, List<WireCase>> complete = new LinkedHashMap<>();
        for (List<WireCase> parts : byId.values()) {
            Fragment first = fragment(parts.get(0));
            if (first.index() == 0 && first.count() == parts.size()) {
                complete.put(first, parts);
            }
        }
        return complete;
    }

    private static String key(WireCase vector) {
        return new String(requireNonNull(vector.key(), vector.id()), UTF_8);
    }

    private static Fragment fragment(WireCase vector) {
        return requireNonNull(Fragment.of(vector.headers(), vector.bytes()), vector.id());
    }

    private static byte[] joined(List<WireCase> parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        parts.forEach(part -> message.writeBytes(fragment(part).slice()));
        return message.toByteArray();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
