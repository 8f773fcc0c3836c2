/** Example topologies: each a class to read, to run with {@code ./pitwall run}, and to start your own from. */
@NullMarked
package io.pitwall.examples;

import org.jspecify.annotations.NullMarked;
