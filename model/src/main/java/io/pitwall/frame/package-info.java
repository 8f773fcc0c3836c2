/**
 * Parameter data as data frames of DFLib and back, for functions that are easier said on a frame.
 *
 * <p>Needs {@code org.dflib:dflib}, which Pitwall's modules declare as optional: whoever uses frames adds it.
 */
@NullMarked
package io.pitwall.frame;

import org.jspecify.annotations.NullMarked;
