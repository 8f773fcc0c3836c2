/**
 * Numbers in few bytes, bit for bit.
 *
 * <pre>
 * NumberWriter      chooses a mapping by exact cost and keeps the choice while it serves: NumberChoice, Trial
 * MappingSearch     the mappings that may fit some numbers; StepSearch and TidySteps find steps
 * Mapping           one way to make integers of numbers; its file has the byte grammar, the writer and the reader
 *  |- ConstantMapping, ScaledMapping, QuantisedMapping, FloatMapping, DoubleMapping, DictionaryMapping, RatioMapping,
 *  '- XorMapping, RawMapping
 * ExceptedNumber    -0.0 or NaN, told apart from the numbers beside it, which are mapped without
 * Scale             a function from integers to numbers, for scaled ones; its file has the byte grammar
 *  '- LinearScale, AffineScale, DigitsScale, PrintedScale, TruncatedScale, ConverterScale, OffsetScale
 * Conversion        integers as doubles and back, doubles as floats, many at a time
 * Draft             what a mapping made of some numbers, ready to be written
 * PackedNumbers     encoded numbers, checked, to be decoded on demand; FewNumbers in the common mappings make nothing for that
 * </pre>
 */
@NullMarked
package io.pitwall.serdes.packed.numbers;

import org.jspecify.annotations.NullMarked;
