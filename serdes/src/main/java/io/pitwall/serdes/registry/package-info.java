/**
 * Messages whose schema lies in a schema registry.
 *
 * <pre>
 * value := 00 id body        Confluent wire format
 * id    := the registry's id of the writer's schema, 4 bytes, big endian
 * body  := Avro binary encoding of the record of that schema
 * </pre>
 *
 * <pre>
 * SchemaRegistry             what a registry can do
 *   HttpSchemaRegistry       a registry that speaks Confluent's REST API
 *   CachingSchemaRegistry    remembers what another one answered
 *   MockSchemaRegistry       in memory, for tests
 * RegistryReader, RegistryWriter   values in wire format and back: ours, or those of a Kafka serializer named in the
 *                            configuration
 * RegistrySettings           the names of the settings
 * SchemaRegistryException    what the registry refused or could not do; never an unreadable record
 * </pre>
 *
 * <p>Everything here is safe for use by several threads. Times are milliseconds, as Confluent's settings have them.
 *
 * <p>A body of one of our schemas is read by our codec; a body of another schema that resolves to ours by Avro's rules is
 * made one of ours first.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}. Settings that cannot be throw {@link
 * org.apache.kafka.common.config.ConfigException} when they are read, which names the setting.
 */
@NullMarked
package io.pitwall.serdes.registry;

import org.jspecify.annotations.NullMarked;
