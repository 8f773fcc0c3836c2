/** Integers of 64 bits in few bytes: a predictor, then mini-blocks of one bit width with patches, or runs. */
@NullMarked
package io.pitwall.serdes.packed.integers;

import org.jspecify.annotations.NullMarked;
