/**
 * The {@code packed} format: dense telemetry between Pitwall applications. {@code docs/format/packed.md} says why each part
 * is there.
 *
 * <pre>
 * value   := C3 01 fingerprint length block     Avro single-object encoding of {@code ParameterBlock.avsc}
 *          | 00 id length block                 with a schema registry
 * block   := version rows header heads masks times column*
 * version := 1
 * rows    := varint
 * header  := names and kinds of the columns: ColumnHeader
 * heads   := length masks-head reference* times-head column-head*        length in bytes, a varint
 * reference := 0, no cell is missing, or 1 + index of the mask, a varint; one a column where there are masks
 * masks   := masks.PackedMasks
 * times   := Times
 * column  := numbers.PackedNumbers | texts.PackedTexts | texts.PackedBinaries, of the cells that are not missing
 * </pre>
 *
 * <p>Each of these classes has the grammar of its data, and of its head: how the data are written. All heads of a block stand
 * together, because they hardly change from record to record.
 *
 * <p>Every record can be read on its own. Messages of other kinds are those of the {@code plain} format, and so is data
 * beyond {@link io.pitwall.serdes.packed.BlockLimits}.
 *
 * <p>Times are nanoseconds since the Unix epoch, int64. Numbers come back with the bits they had, NaN, its payload and -0.0
 * included; a missing cell is no number at all.
 *
 * <p>Reading checks every byte that lengths, counts and texts depend on; the cells are made when a column is first used,
 * which cannot fail any more. A column that is written as it was read is copied.
 */
@NullMarked
package io.pitwall.serdes.packed;

import org.jspecify.annotations.NullMarked;
