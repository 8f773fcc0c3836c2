/**
 * The {@code packed} format: dense telemetry between Pitwall applications. {@code docs/format/packed.md} says why each part
 * is there.
 *
 * <pre>
 * value   := C3 01 fingerprint length block     Avro single-object encoding of {@code ParameterBlock.avsc}
 *          | 00 id length block                 with a schema registry
 * block   := version rows header heads mask* times column*
 * version := 1
 * rows    := varint
 * header  := length columns name*               names and kinds: ColumnHeader
 * heads   := length masks reference* head*      length in bytes and number of different masks, varints
 * reference := 0, no cell is missing, or 1 + index of the mask, a varint; one a column where there are masks
 * head    := of the times, then one a column    how they are written
 * mask    := masks.Mask
 * times   := Times
 * column  := numbers.PackedNumbers | texts.PackedTexts | texts.PackedBinaries, of the cells that are not missing
 * </pre>
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
