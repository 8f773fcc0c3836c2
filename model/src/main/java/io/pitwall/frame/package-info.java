/**
 * Parameter data as data frames of DFLib and back, for functions that are easier said on a frame.
 *
 * <p>Needs {@code org.dflib:dflib}, which Pitwall's modules declare as optional: whoever uses frames adds it.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}: a null elsewhere throws {@link NullPointerException}. Other values that
 * cannot be throw {@link IllegalArgumentException}, which has the value and what it must be.
 */
@NullMarked
package io.pitwall.frame;

import org.jspecify.annotations.NullMarked;
