/**
 * Messages that are larger than a Kafka record may be: cut into fragments, and joined again.
 *
 * <pre>
 * FragmentCutter    key, value, headers -> records within a {@link io.pitwall.serdes.fragments.RecordLimit}
 * Fragment          what one record says about itself: id, index, count
 * FragmentJoiner    records in the order of the partition -> whole records in the order of their key
 * HeldStreams       where the joiner keeps what is incomplete; a state store can stand behind it
 * </pre>
 *
 * <pre>
 * header form := the original headers, __Q_SplitMessageId (16 bytes), __Q_SplitMessageCount, __Q_SplitMessageIndex
 *                (int32, little endian each); the value is a slice
 * prefix form := '&lt;' id (int32, little endian) '/' index (uint8) '/' last index (uint8) '&gt;' slice
 * </pre>
 *
 * <p>Cutting is safe for use by several threads. Joining is done by one thread a partition, which owns the held objects.
 * Times to live are of the clock that is handed in; timestamps are milliseconds since the Unix epoch.
 *
 * <p>The first fragment of a message opens it and the others follow in order, as one producer writes them; fragments of
 * several messages may alternate. {@code docs/format/fragments.md} has the whole contract.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}: a null elsewhere throws {@link NullPointerException}. Other values that
 * cannot be throw {@link IllegalArgumentException}, which has the value and what it must be.
 */
@NullMarked
package io.pitwall.serdes.fragments;

import org.jspecify.annotations.NullMarked;
