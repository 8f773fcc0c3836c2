/**
 * What a window computes of its rows, as plain objects without Kafka.
 *
 * <p>An {@link io.pitwall.rules.aggregate.Aggregate} is a value that says what is computed of which parameter; the verbs to
 * make one stand in {@code Aggregates}. It makes an {@link io.pitwall.rules.aggregate.Accumulator} for each window that
 * takes its rows in slices of arrays, and a {@link io.pitwall.rules.aggregate.SlidingAccumulator} where there is a result
 * for every row.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}: a null elsewhere throws {@link NullPointerException}. Other values that
 * cannot be throw {@link IllegalArgumentException}, which has the value and what it must be.
 */
@NullMarked
package io.pitwall.rules.aggregate;

import org.jspecify.annotations.NullMarked;
