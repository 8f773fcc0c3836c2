/**
 * The data model: what one Kafka record of a telemetry stream carries, as immutable values.
 *
 * <pre>
 * StreamMessage (sealed)
 *  |- ParameterData          a table: rows are timestamps, columns are parameters and tags
 *  |    |- Column (sealed)   NumberColumn, TextColumn, BinaryColumn
 *  |    |- Row               one row, read by parameter name
 *  |    '- TextTable         the same table as text, both ways
 *  |- EventBatch             EventData ...
 *  |- StreamProperties       name, location, metadata, parents, time of recording
 *  |- ParameterDefinitions, EventDefinitions
 *  '- StreamEnd
 * </pre>
 *
 * <p>Times are {@code long} nanoseconds since the Unix epoch. A cell may be missing; NaN is a value. A parameter is
 * identified by its name and its kind, so that a number {@code a} and a text {@code a} can stand side by side. Tags
 * have a name space of their own.
 *
 * <p>Nothing here knows Kafka, Avro or JSON.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}: a null elsewhere throws {@link NullPointerException}. Other values that
 * cannot be throw {@link IllegalArgumentException}, which has the value and what it must be; an index of a row that is not there throws
 * {@link IndexOutOfBoundsException}. What is not said to be unsafe is immutable, and safe for use by several threads.
 */
@NullMarked
package io.pitwall.data;

import org.jspecify.annotations.NullMarked;
