/**
 * Windows over the rows of a stream, as plain objects without Kafka.
 *
 * <p>A {@link io.pitwall.rules.window.Windowing} says which rows belong together and when their result leaves; a {@link
 * io.pitwall.rules.window.StreamWindows} holds the open windows of one stream, the stream's clock among them, and does it
 * for the aggregates of a {@link io.pitwall.rules.window.WindowQuery}. Each kind of window is one implementation of {@code
 * OpenWindows}.
 *
 * <p>Time is that of the data, for each stream its own: a row moves the clock of its stream and no other.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}: a null elsewhere throws {@link NullPointerException}. Other values that
 * cannot be throw {@link IllegalArgumentException}, which has the value and what it must be.
 */
@NullMarked
package io.pitwall.rules.window;

import org.jspecify.annotations.NullMarked;
