/** Texts, tags and binaries in few bytes. */
@NullMarked
package io.pitwall.serdes.packed.texts;

import org.jspecify.annotations.NullMarked;
