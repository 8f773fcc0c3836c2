package io.pitwall.serdes.fragments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pitwall.serdes.fragments.WireVectors.Case;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

/** Every case of the vectors that is about cut messages, in the order of the file. */
class WireVectorsTest {

    private final Records records = new Records();
    private final FragmentJoiner joiner =
            new FragmentJoiner(JoinLimits.standard(), HeldStreams.onHeap(), () -> Instant.EPOCH);

    @Test
    void joiningGivesWhatIsExpected() throws IOException {
        List<Case> cases = fragments();
        for (Case vector : cases) {
            Joined joined = joiner.add(records.record(vector.key(), vector.value(), vector.headers()));

            assertThat(joined.outcome())
                    .as(vector.id())
                    .isInstanceOf(
                            switch (vector.expect()) {
                                case "pending" -> Outcome.Pending.class;
                                case "merged" -> Outcome.Complete.class;
                                default -> Outcome.Orphan.class;
                            });
            assertThat(joined.released())
                    .as(vector.id())
                    .hasSize(vector.expect().equals("merged") ? 1 : 0);
            assertThat(joined.dropped()).as(vector.id()).isEmpty();
        }
    }

    @Test
    void cuttingWhatWasJoinedGivesTheSameRecords() throws IOException {
        Map<Fragment, List<Case>> messages = messages();
        for (List<Case> parts : messages.values()) {
            Case first = parts.get(0);
            Headers original = HeaderForm.without(first.headers());
            byte[] message = joined(parts);
            Fragment fragment = fragment(first);
            FragmentCutter cutter = fragment.id().form() == FragmentForm.PREFIX
                    ? FragmentCutter.inPrefix(
                            Records.limitForValue(first.key(), original, first.value().length),
                            () -> Integer.reverseBytes(
                                    ByteBuffer.wrap(fragment.id().id().get()).getInt()))
                    : FragmentCutter.inHeaders(
                            Records.limitForValue(first.key(), first.headers(), first.value().length),
                            () -> uuid(fragment.id().id().get()));

            List<CutRecord> cut = cutter.cut(first.key().getBytes(UTF_8), message, original);

            assertThat(cut)
                    .extracting(CutRecord::value, CutRecord::headers)
                    .containsExactlyElementsOf(parts.stream()
                            .map(part -> tuple(part.value(), (Headers) part.headers()))
                            .toList());
        }
        assertThat(messages.size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theCasesThatAreNotAboutFragmentsAreNone() throws IOException {
        for (Case vector : WireVectors.all()) {
            if (WireVectors.reasonToSkip(vector).isPresent()) {
                assertThat(Fragment.of(vector.headers(), vector.value()))
                        .as(vector.id())
                        .isNull();
            }
        }
    }

    @Test
    void enoughCasesRan() throws IOException {
        Map<String, Long> skipped = new LinkedHashMap<>(WireVectors.all().stream()
                .flatMap(vector -> WireVectors.reasonToSkip(vector).stream())
                .collect(groupingBy(reason -> reason, counting())));

        assertThat(fragments().size()
                        + skipped.values().stream().mapToLong(n -> n).sum())
                .isEqualTo(WireVectors.all().size());
        assertThat(skipped.keySet()).noneMatch(reason -> reason.startsWith("unknown"));
        if (System.getProperty("pitwall.vectors") == null) {
            assertThat(fragments()).hasSize(8);
            assertThat(WireVectors.all()).hasSize(38);
        }
    }

    private static List<Case> fragments() throws IOException {
        return WireVectors.all().stream()
                .filter(vector -> WireVectors.reasonToSkip(vector).isEmpty())
                .toList();
    }

    /** The parts of every message that the file has completely, by the first of them. */
    private static Map<Fragment, List<Case>> messages() throws IOException {
        Map<FragmentId, List<Case>> byId = new LinkedHashMap<>();
        for (Case vector : fragments()) {
            byId.computeIfAbsent(fragment(vector).id(), id -> new ArrayList<>()).add(vector);
        }
        Map<Fragment, List<Case>> complete = new LinkedHashMap<>();
        for (List<Case> parts : byId.values()) {
            Fragment first = fragment(parts.get(0));
            if (first.index() == 0 && first.count() == parts.size()) {
                complete.put(first, parts);
            }
        }
        return complete;
    }

    private static Fragment fragment(Case vector) {
        Fragment fragment = Fragment.of(vector.headers(), vector.value());
        assertThat(fragment).as(vector.id()).isNotNull();
        return fragment;
    }

    private static byte[] joined(List<Case> parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        parts.forEach(part -> message.writeBytes(fragment(part).slice()));
        return message.toByteArray();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
