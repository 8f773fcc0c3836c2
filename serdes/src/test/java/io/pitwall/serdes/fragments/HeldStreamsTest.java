package io.pitwall.serdes.fragments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the joiner holds can be kept elsewhere, and comes back whole. */
class HeldStreamsTest {

    private Instant now = Instant.EPOCH;
    private final Records records = new Records();
    private final HeldStreams streams = HeldStreams.onHeap();
    private FragmentJoiner joiner = new FragmentJoiner(JoinLimits.standard(), streams, () -> now);

    /** What a store does between two processes: every value is taken apart, and put together again. */
    @Test
    void goesOnWithWhatAStoreKept() {
        joiner.add(records.headed("b", 9, 0, 2, "old"));
        now = now.plusSeconds(30);
        joiner.add(records.headed("a", 1, 0, 3, "p"));
        joiner.add(records.whole("a", "x"));
        joiner.add(records.headed("a", 2, 0, 1, "y"));
        joiner.add(records.headed("a", 1, 1, 3, "q"));
        long heapBytes = joiner.heapBytes();

        HeldStreams restored = HeldStreams.onHeap();
        streams.forEach((key, stream) -> restored.put(key, copy(stream)));
        joiner = new FragmentJoiner(JoinLimits.standard(), restored, () -> now);

        assertThat(joiner.messageCount()).isEqualTo(2);
        assertThat(joiner.heapBytes()).isBetween(1L, heapBytes);
        now = now.plusSeconds(59);
        assertThat(joiner.sweep().dropped())
                .as("the time to live begins anew: nobody listened in between")
                .isEmpty();
        Joined joined = joiner.add(records.headed("a", 1, 2, 3, "r"));
        assertThat(Records.values(joined.released().stream())).containsExactly("pqr", "x", "y");
        assertThat(joined.released().get(0).position()).hasToString("cars-3@1");
        now = now.plusSeconds(1);
        assertThat(joiner.sweep().dropped()).singleElement().asString().contains("0909");
    }

    private static HeldStream copy(HeldStream stream) {
        List<Held> copies = new ArrayList<>();
        for (Held held : stream.inOrder()) {
            copies.add(
                    held instanceof PartialMessage message
                            ? PartialMessage.restored(
                                    message.id(),
                                    message.count(),
                                    message.first(),
                                    message.slices(),
                                    message.lastPartMs())
                            : new HeldRecord(held.record()));
        }
        return HeldStream.restored(copies);
    }

    @Test
    void anIncompleteMessageMustComeFirst() {
        HeldRecord whole = new HeldRecord(records.whole("a", "x"));

        assertThatThrownBy(() -> HeldStream.restored(List.of(whole)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an incomplete message must come first, but there is a whole record");
        assertThatThrownBy(() -> HeldStream.restored(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an incomplete message must come first, but there is nothing");
    }

    @Test
    void aMessageHasAtLeastItsFirstSliceAndNoMoreThanItsCount() {
        joiner.add(records.headed("a", 1, 0, 2, "p"));
        streams.forEach((key, stream) -> {
            PartialMessage held = (PartialMessage) stream.inOrder().iterator().next();

            assertThatThrownBy(() -> PartialMessage.restored(held.id(), 2, held.first(), List.of(), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a held message must have 1 to 2 slices, but it has 0");
            assertThatThrownBy(held::record)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("message 01010101010101010101010101010101 (from cars-3@0 on, 1 of 2 parts) is not"
                            + " complete");
        });
    }
}
