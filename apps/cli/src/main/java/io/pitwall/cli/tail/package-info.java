/** Prints the messages of a topic. */
@NullMarked
package io.pitwall.cli.tail;

import org.jspecify.annotations.NullMarked;
