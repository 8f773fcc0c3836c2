/**
 * The {@code plain} format: Avro records of plain arrays, which any Avro reader can use.
 *
 * <pre>
 * value       := C3 01 fingerprint body          Avro single-object encoding
 * fingerprint := CRC-64-AVRO of the schema, 8 bytes, little endian
 * body        := Avro binary encoding of the record of that schema
 * </pre>
 *
 * <p>The schemas are the {@code .avsc} resources of this package; the fingerprint tells the kind of message and the
 * version of its schema. One codec per kind writes and reads the body without boxing. Source: Apache Avro
 * specification 1.12, "Single-object encoding" and "Binary encoding".
 *
 * <p>Times are nanoseconds since the Unix epoch, int64. A missing cell is null; NaN is a value and keeps its payload, as -0.0
 * its sign. What cannot be read throws {@link io.pitwall.serdes.UnreadableMessageException} with the byte offset. The format
 * is immutable and safe for use by several threads.
 *
 * <p>Strings are UTF-8, strictly on reading; a lone surrogate, which UTF-8 cannot express, is written as {@code ?}. The
 * time of recording must be within the range of nanoseconds, 1677 to 2262.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}. A message that the format cannot express throws {@link
 * IllegalArgumentException} when it is written.
 */
@NullMarked
package io.pitwall.serdes.plain;

import org.jspecify.annotations.NullMarked;
