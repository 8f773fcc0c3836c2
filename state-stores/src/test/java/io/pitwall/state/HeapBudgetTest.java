package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How stores share one number. */
class HeapBudgetTest {

    private static final long TOTAL = 1024 * 1024;
    private static final long STEP = TOTAL / 1024;

    private final HeapBudget budget = HeapBudget.ofBytes(TOTAL);
    private final HeapBudget.Share first = budget.newShare();
    private final HeapBudget.Share second = budget.newShare();

    @Test
    void aStoreAloneMayHoldAll() {
        assertThat(first.covers(1)).isFalse();
        assertThat(first.ask(TOTAL)).isEqualTo(TOTAL);
        assertThat(first.covers(TOTAL)).isTrue();
        assertThat(first.covers(TOTAL + 1)).isFalse();
        assertThat(first.ask(TOTAL * 2)).isEqualTo(TOTAL);
    }

    @Test
    void asMuchAsNeededIsDrawnAndWhatIsNotNeededGoesBack() {
        assertThat(first.ask(10 * STEP)).isEqualTo(11 * STEP);
        assertThat(first.ask(10 * STEP)).as("a step of slack is kept").isEqualTo(11 * STEP);
        assertThat(first.ask(0)).isEqualTo(STEP);
        assertThat(budget.usedBytes()).isEqualTo(STEP);
        first.giveAllBack();
        assertThat(budget.usedBytes()).isZero();
        assertThat(first.covers(0)).isTrue();
        assertThat(first.covers(1)).isFalse();
    }

    @Test
    void halfIsKeptForAllInEqualParts() {
        second.ask(1);
        assertThat(first.ask(TOTAL)).as("all but the quarter of the other one").isEqualTo(TOTAL * 3 / 4);
        assertThat(second.ask(TOTAL)).isEqualTo(TOTAL / 4);
        assertThat(budget.usedBytes()).isEqualTo(TOTAL);
    }

    @Test
    void whoHasMoreThanItsShareGoesDownWhenAnotherIsRefused() {
        second.ask(1);
        first.ask(TOTAL);
        assertThat(first.covers(TOTAL * 3 / 4)).isTrue();
        second.ask(TOTAL);
        assertThat(first.covers(TOTAL * 3 / 4)).as("the other one was refused").isFalse();
        assertThat(first.ask(TOTAL * 3 / 4)).isEqualTo(TOTAL / 2);
        assertThat(first.ask(TOTAL / 2)).isEqualTo(TOTAL / 2);
        assertThat(first.covers(TOTAL / 2)).isTrue();
        assertThat(second.ask(TOTAL)).isEqualTo(TOTAL / 2);
        assertThat(first.covers(TOTAL / 2)).as("both have their share").isTrue();
    }

    @Test
    void aRefusalOfTheLargestChangesNothing() {
        second.ask(1);
        first.ask(TOTAL);
        first.ask(TOTAL);
        assertThat(first.covers(TOTAL * 3 / 4)).isTrue();
    }

    @Test
    void besideAThreadThatHoldsAllAndIsIdleASixteenthIsShared() {
        first.ask(TOTAL);
        assertThat(second.ask(TOTAL)).isEqualTo(TOTAL / 16 / 2);
        assertThat(budget.usedBytes()).isLessThanOrEqualTo(TOTAL + TOTAL / 16);
        first.giveAllBack();
        assertThat(second.ask(TOTAL)).isEqualTo(TOTAL);
    }

    @Test
    void theNumberComesFromTheSettingsOrIsAQuarterOfTheHeap() {
        assertThat(HeapBudget.of(Map.of()).totalBytes())
                .isEqualTo(Runtime.getRuntime().maxMemory() / 4);
        assertThat(HeapBudget.of(Map.of(HeapBudget.BYTES_CONFIG, "1000000")).totalBytes())
                .isEqualTo(1_000_000);
        for (Object wrong : new Object[] {"a lot", 0, "-1"}) {
            assertThatThrownBy(() -> HeapBudget.of(Map.of(HeapBudget.BYTES_CONFIG, wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "pitwall.state.heap.bytes must be a positive number of bytes, but it's '" + wrong + "'");
        }
    }

    @Test
    void describesItself() {
        assertThat(HeapBudget.ofBytes(256 * TOTAL).describe())
                .isEqualTo(
                        "live objects: 256 MiB of heap for all stores together, the least recently used are written out");
        assertThatThrownBy(() -> HeapBudget.ofBytes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("heap budget must be positive, but it's 0");
    }
}
