package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The array under a column and under all slices of it: given, or made when it is first asked for. */
final class Cells<A> {

    private final @Nullable A given;
    private final @Nullable DeferredCells<A> deferred;

    private Cells(@Nullable A given, @Nullable DeferredCells<A> deferred) {
        this.given = given;
        this.deferred = deferred;
    }

    static <A> Cells<A> of(A array) {
        return new Cells<>(array, null);
    }

    static <A> Cells<A> of(DeferredCells<A> deferred) {
        return new Cells<>(null, requireNonNull(deferred, "deferred"));
    }

    A array() {
        A array = given;
        return array != null ? array : requireNonNull(deferred).get();
    }

    /** What the rows come from when they are all of its rows. */
    @Nullable
    DeferredCells<A> origin(int offset, int rowCount) {
        DeferredCells<A> source = deferred;
        return source != null && offset == 0 && rowCount == source.rowCount() ? source : null;
    }

    /** The source of the cells while they are not made. */
    @Nullable
    DeferredCells<A> unloaded() {
        DeferredCells<A> source = deferred;
        return source == null || source.isLoaded() ? null : source;
    }
}
