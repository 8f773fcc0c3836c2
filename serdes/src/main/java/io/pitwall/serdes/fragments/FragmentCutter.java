package io.pitwall.serdes.fragments;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a message that exceeds a {@link RecordLimit} into records that do not.
 *
 * <p>The records are to be written under the message's key, in order, by a producer that keeps the order (an idempotent
 * one does). Safe for use by several threads if the supplier of ids is.
 */
public interface FragmentCutter {

    /**
     * The records to write; the message itself, with the same value and headers, if it is within the limit.
     *
     * @throws RecordTooLargeException if key and headers leave no room for a slice, or there are too many slices
     * @throws IllegalArgumentException if the message is itself a fragment
     */
    List<CutRecord> cut(byte @Nullable [] key, byte[] value, Headers headers);

    /** Fragments in the header form with random ids. */
    static FragmentCutter inHeaders(RecordLimit limit) {
        return inHeaders(limit, UUID::randomUUID);
    }

    /** Fragments in the header form; every id must be given once only, by whichever producer. */
    static FragmentCutter inHeaders(RecordLimit limit, Supplier<UUID> ids) {
        return new HeaderFormCutter(limit, ids);
    }

    /**
     * Fragments in the prefix form, at most 255, for topics that old applications read. Ids count from a random number,
     * so that two producers, or one before and after a restart, hardly ever share one.
     */
    static FragmentCutter inPrefix(RecordLimit limit) {
        return inPrefix(limit, new AtomicInteger(ThreadLocalRandom.current().nextInt())::getAndIncrement);
    }

    /** Fragments in the prefix form, at most 255; an id may come again only when its message is complete. */
    static FragmentCutter inPrefix(RecordLimit limit, IntSupplier ids) {
        return new PrefixFormCutter(limit, ids);
    }
}
