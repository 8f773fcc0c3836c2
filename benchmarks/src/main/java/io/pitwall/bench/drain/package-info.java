/**
 * How fast a topic full of records is worked off, and what that costs: {@link io.pitwall.bench.drain.DrainCommand} runs
 * every contender in turn, each time in a new JVM ({@link io.pitwall.bench.drain.DrainMain}).
 */
@NullMarked
package io.pitwall.bench.drain;

import org.jspecify.annotations.NullMarked;
