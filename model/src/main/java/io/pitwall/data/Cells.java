package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The array under a column and under all slices of it: given, or made when it is first asked for. */
final class Cells<A> {

    private final @Nullable A given;
    private final @Nullable DeferredCells<A> deferred;
    private final int rowCount;

    private Cells(@Nullable A given, @Nullable DeferredCells<A> deferred, int rowCount) {
        this.given = given;
        this.deferred = deferred;
        this.rowCount = rowCount;
    }

    static <A> Cells<A> of(A array, int rowCount) {
        return new Cells<>(array, null, rowCount);
    }

    static <A> Cells<A> of(DeferredCells<A> deferred) {
        return new Cells<>(null, requireNonNull(deferred, "deferred"), deferred.rowCount());
    }

    A array() {
        A array = given;
        return array != null ? array : requireNonNull(deferred).get();
    }

    /** How many there are, made or not. */
    int rowCount() {
        return rowCount;
    }

    /** What the rows come from when they are all of its rows. */
    @Nullable
    DeferredCells<A> origin(int offset, int rows) {
        return deferred != null && offset == 0 && rows == rowCount ? deferred : null;
    }

    /** The source of the cells while they are not made. */
    @Nullable
    DeferredCells<A> unloaded() {
        DeferredCells<A> source = deferred;
        return source == null || source.isLoaded() ? null : source;
    }

    /** True when it is known without making the cells that none is missing. */
    boolean isDense() {
        return deferred != null && deferred.isDense();
    }

    /** Bytes of heap that are needed to make the cells, which may serve other columns too; 0 if they were given. */
    long sourceBytes() {
        return deferred == null ? 0 : deferred.sourceBytes();
    }
}
