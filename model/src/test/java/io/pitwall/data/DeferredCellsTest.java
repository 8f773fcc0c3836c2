package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeferredCellsTest {

    private final AtomicInteger loads = new AtomicInteger();

    private class Counted<A> extends DeferredCells<A> {
        private final A cells;

        Counted(A cells, int rowCount) {
            super(rowCount);
            this.cells = cells;
        }

        @Override
        protected A load() {
            loads.incrementAndGet();
            return cells;
        }

        @Override
        protected long approximateBytes() {
            return 7;
        }
    }

    private final Counted<double[]> numbers = new Counted<>(new double[] {1, 2, 3}, 3);
    private final NumberColumn speed = NumberColumn.deferred("Speed", numbers, Presence.ofBits(new long[] {0b101}));
    private final TextColumn driver =
            TextColumn.deferred("Driver", new Counted<@Nullable String[]>(new @Nullable String[] {"a", null, "a"}, 3));
    private final BinaryColumn raw =
            BinaryColumn.deferred("Raw", new Counted<byte[] @Nullable []>(new byte[][] {{1}, {}, {2}}, 3));

    @Test
    void cellsAreMadeOnceWhenTheFirstIsAskedFor() {
        assertThat(loads).hasValue(0);
        assertThat(speed.at(0)).isEqualTo(1);
        assertThat(speed.at(2)).isEqualTo(3);
        assertThat(loads).hasValue(1);
        assertThat(speed)
                .isEqualTo(NumberColumn.wrap("Speed", new double[] {1, 9, 3}, Presence.ofBits(new long[] {5})));
        assertThat(driver).isEqualTo(TextColumn.of("Driver", "a", null, "a"));
        assertThat(raw).isEqualTo(BinaryColumn.wrap("Raw", new byte[][] {{1}, {}, {2}}));
        assertThat(loads).hasValue(3);
    }

    @Test
    void namesCountsAndMissingNumbersNeedNoCells() {
        ParameterData data = ParameterData.wrap(new long[3], List.of(speed, driver, raw), List.of());

        assertThat(data.select(List.of("Driver")).parameters().get(0)).isSameAs(driver);
        assertThat(speed.has(1)).isFalse();
        assertThat(speed.isEmpty()).isFalse();
        assertThat(driver.approximateBytes()).isEqualTo(48 + 7);
        assertThat(raw.approximateBytes()).isEqualTo(48 + 7);
        assertThat(data.slice(0, 2).parameters().get(0).renamed("v").rowCount()).isEqualTo(2);
        assertThat(data.approximateBytes()).isPositive();
        assertThat(loads).hasValue(0);
    }

    @Test
    void slicesAndRenamedColumnsShareTheCells() {
        assertThat(speed.slice(1, 3).at(1)).isEqualTo(3);
        assertThat(speed.renamed("v").at(0)).isEqualTo(1);
        assertThat(driver.slice(2, 3).at(0)).isEqualTo("a");
        assertThat(driver.renamed("d").has(1)).isFalse();
        assertThat(raw.slice(1, 2).has(0)).isTrue();
        assertThat(loads).hasValue(3);
    }

    @Test
    void theOriginIsKnownWhileTheColumnIsAllOfIt() {
        assertThat(speed.origin()).isSameAs(numbers);
        assertThat(speed.renamed("v").origin()).isSameAs(numbers);
        assertThat(speed.slice(0, 3).origin()).isSameAs(numbers);
        assertThat(speed.slice(0, 2).origin()).isNull();
        assertThat(speed.slice(1, 3).origin()).isNull();
        assertThat(speed.pick(new int[] {0, 1, 2}).origin()).isNull();
        assertThat(driver.origin()).isNotNull();
        assertThat(raw.slice(0, 0).origin()).isNull();
        assertThat(NumberColumn.of("v", 1).origin()).isNull();
        assertThat(loads).hasValue(1);
    }

    @Test
    void manyThreadsMakeTheCellsOnce() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = Stream.generate(() -> new Thread(() -> {
                    try {
                        start.await();
                        if (speed.at(2) != 3) {
                            wrong.incrementAndGet();
                        }
                    } catch (InterruptedException e) {
                        wrong.incrementAndGet();
                    }
                }))
                .limit(8)
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(wrong).hasValue(0);
        assertThat(loads).hasValue(1);
    }

    @Test
    void presentValuesAreCopiedWithoutGaps() {
        double[] target = new double[3];

        assertThat(speed.copyPresent(target)).isEqualTo(2);
        assertThat(target).startsWith(1, 3);
        assertThat(speed.slice(1, 3).copyPresent(target)).isEqualTo(1);
        assertThat(target[0]).isEqualTo(3);
        assertThat(NumberColumn.of("n", 4, 5, 6).slice(1, 3).copyPresent(target))
                .isEqualTo(2);
        assertThat(target).startsWith(5, 6);
        assertThat(speed.presentBits()).containsExactly(0b101);
        assertThat(speed.slice(1, 3).presentBits()).containsExactly(0b10);
        assertThat(NumberColumn.of("n", new double[64]).presentBits()).containsExactly(-1L);
    }

    @Test
    void presentValuesAreCopiedFromTheSourceWhileTheCellsAreNotMade() {
        DeferredCells<double[]> source = new Counted<>(new double[] {1, 2, 3}, 3) {
            @Override
            protected int copyPresent(double[] target) {
                target[0] = 1;
                target[1] = 3;
                return 2;
            }
        };
        NumberColumn column = NumberColumn.deferred("Speed", source, Presence.ofBits(new long[] {0b101}));
        double[] target = new double[3];

        assertThat(column.copyPresent(target)).isEqualTo(2);
        assertThat(target).startsWith(1, 3);
        assertThat(column.renamed("v").copyPresent(target)).isEqualTo(2);
        assertThat(loads).hasValue(0);

        // A part of the rows has to be told from the others.
        assertThat(column.slice(0, 2).copyPresent(target)).isEqualTo(1);
        assertThat(loads).hasValue(1);
    }
}
