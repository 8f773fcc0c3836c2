/**
 * Stream messages as bytes and back.
 *
 * <pre>
 * StreamMessageSerde               every kind of message; what topologies use
 * ParameterDataSerde, EventDataSerde   one kind each; another kind is an error that names it
 * StreamIdSerde                    record keys
 * MessageFormat                    one way of writing messages; {@code packed}, {@code plain} and {@code quix} are there
 * AvroMessageFormat                one whose messages are Avro records, so that a schema registry can hold their schemas
 * MessageFormats                   the formats there are, and which of them wrote a given record
 * </pre>
 *
 * <p>Serdes, formats and what they read are safe for use by several threads once they are configured.
 *
 * <p>A deserializer reads every format, record by record; the setting {@code pitwall.format} says only which one is
 * written. With {@code schema.registry.url} Avro formats are written in Confluent wire format: package {@code registry}.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}: a null elsewhere throws {@link NullPointerException}. Other values that
 * cannot be throw {@link IllegalArgumentException}, which has the value and what it must be.
 */
@NullMarked
package io.pitwall.serdes;

import org.jspecify.annotations.NullMarked;
