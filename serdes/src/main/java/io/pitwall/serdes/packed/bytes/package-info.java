/** Bytes that grow, and bytes that are read with their end in sight. */
@NullMarked
package io.pitwall.serdes.packed.bytes;

import org.jspecify.annotations.NullMarked;
