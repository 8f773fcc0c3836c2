/** Which cells of a column are missing. */
@NullMarked
package io.pitwall.serdes.packed.masks;

import org.jspecify.annotations.NullMarked;
