package io.pitwall.serdes.fragments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

class FragmentsPropertyTest {

    private final Records records = new Records();

    private static byte[] randomBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static FragmentCutter cutter(RecordLimit limit, boolean prefixed, Random random) {
        int[] id = {random.nextInt()};
        return prefixed
                ? FragmentCutter.inPrefix(limit, () -> id[0]++)
                : FragmentCutter.inHeaders(limit, () -> new UUID(random.nextLong(), id[0]++));
    }

    /** Several producers write under several keys, each in its own order; fragments come twice and more. */
    @Property(tries = 1000)
    void joiningIsTheInverseOfCuttingHoweverProducersAlternate(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3000) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 3) int keys,
            @ForAll boolean prefixed,
            @ForAll long seed) {
        Random random = new Random(seed);
        FragmentCutter cutter = cutter(new RecordLimit(400), prefixed, random);
        Map<RawRecord, byte[]> messages = new HashMap<>();
        List<Deque<RawRecord>> producers = new ArrayList<>();
        for (int size : sizes) {
            String key = "k" + random.nextInt(keys);
            byte[] message = randomBytes(random, size);
            Deque<RawRecord> parts = new ArrayDeque<>();
            cutter.cut(key.getBytes(UTF_8), message, new RecordHeaders())
                    .forEach(part -> parts.add(records.part(key, part)));
            messages.put(parts.getFirst(), message);
            producers.add(parts);
        }
        FragmentJoiner joiner = new FragmentJoiner(JoinLimits.standard(), HeldStreams.onHeap(), () -> Instant.EPOCH);
        Map<String, List<ByteBuffer>> expected = new HashMap<>();
        Map<String, List<ByteBuffer>> released = new HashMap<>();
        List<RawRecord> fragments = new ArrayList<>();
        while (!producers.isEmpty()) {
            RawRecord next = producers.get(random.nextInt(producers.size())).remove();
            producers.removeIf(Deque::isEmpty);
            byte[] message = messages.get(next);
            if (message != null) {
                append(expected, key(next), message);
            }
            feed(joiner, next, released);
            if (Fragment.of(next.headers(), next.value()) != null) {
                fragments.add(next);
                // An id of the prefix form may come again, so there only what came just now is a duplicate for sure.
                RawRecord again = prefixed ? next : fragments.get(random.nextInt(fragments.size()));
                assertThat(feed(joiner, again, released)).isEqualTo(new Outcome.Duplicate());
            }
        }

        assertThat(joiner.messageCount()).isZero();
        assertThat(released).isEqualTo(expected);
    }

    private static Outcome feed(FragmentJoiner joiner, RawRecord record, Map<String, List<ByteBuffer>> released) {
        Joined joined = joiner.add(record);
        assertThat(joined.dropped()).isEmpty();
        joined.released().forEach(whole -> append(released, key(whole), value(whole)));
        return joined.outcome();
    }

    private static void append(Map<String, List<ByteBuffer>> byKey, String key, byte[] message) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(ByteBuffer.wrap(message));
    }

    private static String key(RawRecord record) {
        return new String(requireNonNull(record.key()), UTF_8);
    }

    private static byte[] value(RawRecord record) {
        return requireNonNull(record.value());
    }

    @Property(tries = 500)
    void noFragmentExceedsTheLimitAsKafkaMeasuresIt(
            @ForAll @IntRange(min = 350, max = 30_000) int limit,
            @ForAll @IntRange(max = 100_000) int size,
            @ForAll @IntRange(max = 60) int keyBytes,
            @ForAll @IntRange(max = 3) int headerCount,
            @ForAll boolean prefixed,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[] key = randomBytes(random, keyBytes);
        Headers headers = new RecordHeaders();
        for (int i = 0; i < headerCount; i++) {
            headers.add("h" + i, randomBytes(random, random.nextInt(20)));
        }
        byte[] message = randomBytes(random, prefixed ? Math.min(size, 255 * (limit - 280)) : size);

        List<CutRecord> cut = cutter(new RecordLimit(limit), prefixed, random).cut(key, message, headers);

        for (CutRecord record : cut) {
            assertThat(RecordLimitTest.batchBytes(Compression.NONE, key, record.value(), record.headers()))
                    .isLessThanOrEqualTo(limit);
            assertThat(RecordLimitTest.producerBytes(key, record.value(), record.headers()))
                    .isLessThanOrEqualTo(limit);
        }
        if (cut.size() > 1) {
            assertThat(RecordLimitTest.producerBytes(key, message, headers)).isGreaterThan(limit);
        }
    }

    /** Any records of few keys, ids, indices and counts, with the clock moving: most of them make no sense. */
    @Property(tries = 300)
    void whateverComesTheHeapIsBoundedAndWholeRecordsAreNeverLost(
            @ForAll @LongRange(min = 0) long seed,
            @ForAll @IntRange(min = 2_000, max = 40_000) int maxBytes,
            @ForAll @IntRange(min = 1, max = 5) int maxMessages) {
        Random random = new Random(seed);
        Instant[] now = {Instant.EPOCH};
        HeldStreams streams = HeldStreams.onHeap();
        JoinLimits limits = new JoinLimits(maxBytes, maxMessages, Duration.ofSeconds(5));
        FragmentJoiner joiner = new FragmentJoiner(limits, streams, () -> now[0]);
        List<RawRecord> whole = new ArrayList<>();
        List<RawRecord> released = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            RawRecord record = anything(random);
            Joined joined = joiner.add(record);
            if (joined.outcome() instanceof Outcome.Whole) {
                whole.add(record);
            }
            released.addAll(joined.released());
            assertThat(joiner.heapBytes()).isBetween(0L, (long) maxBytes);
            assertThat(joiner.messageCount()).isLessThanOrEqualTo(maxMessages);
            long[] held = {0};
            streams.forEach((key, stream) -> held[0] +=
                    stream.inOrder().stream().mapToLong(Held::heapBytes).sum());
            assertThat(held[0]).isLessThanOrEqualTo(joiner.heapBytes());
            now[0] = now[0].plusMillis(random.nextInt(20) == 0 ? 6_000 : random.nextInt(500));
        }
        now[0] = now[0].plusSeconds(5);
        released.addAll(joiner.sweep().released());

        assertThat(joiner.heapBytes()).isZero();
        assertThat(released).containsAll(whole).doesNotHaveDuplicates();
        for (String key : List.of("a", "b", "c")) {
            assertThat(released.stream()
                            .filter(record -> key(record).equals(key))
                            .map(record -> record.position().offset()))
                    .isSorted();
        }
    }

    private RawRecord anything(Random random) {
        String key = List.of("a", "b", "c").get(random.nextInt(3));
        int id = random.nextInt(4);
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 3_000 : 4);
        int index = random.nextInt(Math.min(count, 4));
        char[] text = new char[random.nextInt(10) == 0 ? random.nextInt(60_000) : random.nextInt(40)];
        Arrays.fill(text, random.nextInt(8) == 0 ? 'y' : 'x');
        return switch (random.nextInt(5)) {
            case 0 -> records.whole(key, new String(text));
            case 1 -> records.prefixed(key, id, Math.min(index, 254), Math.min(count, 255), new String(text));
            case 2 -> records.prefixed(key, id, Math.min(index + 1, 254), Math.min(count, 255), "");
            default -> records.headed(key, id, index, count, new String(text));
        };
    }
}
