package io.pitwall.serdes.registry;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, loaded once each; the oldest are forgotten beyond a number.
 *
 * <p>Threads that ask for what is being loaded wait for it and share its failure; failures are not kept.
 */
final class LoadingCache<K, V> {

    private final ConcurrentHashMap<K, CompletableFuture<V>> values = new ConcurrentHashMap<>();
    private final Queue<K> oldestFirst = new ConcurrentLinkedQueue<>();
    private final int maxSize;

    LoadingCache(int maxSize) {
        if (maxSize < 1) {
            throw new IllegalArgumentException("a cache must hold at least 1 value, but maxSize is " + maxSize);
        }
        this.maxSize = maxSize;
    }

    V get(K key, Function<K, V> loader) {
        while (true) {
            CompletableFuture<V> known = values.get(key);
            if (known == null) {
                CompletableFuture<V> mine = new CompletableFuture<>();
                known = values.putIfAbsent(key, mine);
                if (known == null) {
                    return load(key, loader, mine);
                }
            }
            V value = await(known);
            if (value != null) {
                return value;
            }
        }
    }

    private V load(K key, Function<K, V> loader, CompletableFuture<V> mine) {
        try {
            V value = loader.apply(key);
            mine.complete(value);
            oldestFirst.add(key);
            if (values.size() > maxSize) {
                forgetOldest();
            }
            return value;
        } catch (RuntimeException | Error e) {
            values.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private void forgetOldest() {
        K oldest = oldestFirst.poll();
        if (oldest != null) {
            values.remove(oldest);
        }
    }

    /** The value; null if the thread that loaded it was interrupted, which is no reason for this one to fail. */
    private static <V> @Nullable V await(CompletableFuture<V> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InterruptException) {
                return null;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Makes the value known, unless one is already. */
    void put(K key, V value) {
        if (!values.containsKey(key)) {
            get(key, unused -> value);
        }
    }
}
