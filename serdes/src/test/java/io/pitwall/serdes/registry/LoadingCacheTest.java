package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadingCacheTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void failuresAreNotKept() {
        LoadingCache<Integer, String> cache = new LoadingCache<>(2);

        assertThatThrownBy(() -> cache.get(1, key -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(cache.get(1, key -> "one")).isEqualTo("one");
        assertThat(cache.get(1, key -> "other")).isEqualTo("one");
    }

    @Test
    void anInterruptOfTheThreadThatLoadsIsNotThatOfThoseThatWait() throws Exception {
        LoadingCache<Integer, String> cache = new LoadingCache<>(2);
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();
        Future<String> first = threads.submit(() -> cache.get(1, key -> {
            loads.incrementAndGet();
            loading.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return "first";
        }));
        loading.await();
        Future<String> second = threads.submit(() -> cache.get(1, key -> {
            loads.incrementAndGet();
            return "second";
        }));

        first.cancel(true);

        assertThat(second.get()).isEqualTo("second");
        assertThat(loads).hasValue(2);
    }

    @Test
    void aSizeOfNothingIsRefused() {
        assertThatThrownBy(() -> new LoadingCache<>(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cache must hold at least 1 value, but maxSize is 0");
    }
}
