/** The cases of {@code wire.json} and our own in its form: what they say, read without the code under test. */
@NullMarked
package io.pitwall.serdes.vectors;

import org.jspecify.annotations.NullMarked;
