package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Stores that grow, shrink, are idle and close in any order. */
class HeapBudgetPropertyTest {

    @Property(tries = 1000)
    void theSumStaysWithinOneSixteenthOfTheNumber(
            @ForAll @LongRange(min = 1, max = 100_000) long total,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 7) Integer> stores,
            @ForAll @Size(min = 60, max = 60) List<@LongRange(min = -20_000, max = 100_000) Long> bytes) {
        HeapBudget budget = HeapBudget.ofBytes(total);
        List<HeapBudget.Share> shares = new ArrayList<>();
        long[] held = new long[8];
        for (int i = 0; i < held.length; i++) {
            shares.add(budget.newShare());
        }
        for (int step = 0; step < stores.size(); step++) {
            int store = stores.get(step);
            HeapBudget.Share share = shares.get(store);
            long wanted = bytes.get(step);
            if (wanted < 0) {
                share.giveAllBack();
                held[store] = 0;
            } else if (share.covers(wanted)) {
                held[store] = wanted;
            } else {
                held[store] = Math.min(wanted, share.ask(wanted));
                share.ask(held[store]);
                assertThat(share.covers(held[store]))
                        .as("what is allowed is covered")
                        .isTrue();
            }
            long sum = 0;
            for (long each : held) {
                sum += each;
            }
            assertThat(sum).isLessThanOrEqualTo(budget.usedBytes());
            assertThat(budget.usedBytes()).isLessThanOrEqualTo(total + total / 16);
        }
        shares.forEach(HeapBudget.Share::giveAllBack);
        assertThat(budget.usedBytes()).isZero();
    }
}
