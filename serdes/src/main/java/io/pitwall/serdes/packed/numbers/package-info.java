/**
 * Numbers in few bytes, bit for bit.
 *
 * <pre>
 * NumberWriter      chooses a mapping by exact cost and keeps the choice while it serves
 * MappingSearch     the mappings that may fit some numbers
 * Mapping           one way to make integers of numbers; its file has the byte grammar, the writer and the reader
 *  |- ConstantMapping, ScaledMapping, QuantisedMapping, FloatMapping, DoubleMapping, DictionaryMapping, XorMapping,
 *  '- RawMapping
 * Draft             what a mapping made of some numbers, ready to be written
 * PackedNumbers     encoded numbers, checked, to be decoded on demand
 * </pre>
 */
@NullMarked
package io.pitwall.serdes.packed.numbers;

import org.jspecify.annotations.NullMarked;
