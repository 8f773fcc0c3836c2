/**
 * Hostile bytes for every decoder.
 *
 * <pre>
 * FuzzFormat       valid messages in a format; a format joins its list
 * Mutator          changes them
 * GuardedReading   a value or a refusal, in bounded memory; anything else fails
 * EmptyStructuresTest   and what is made by the thousand of next to no bytes
 * Watchdog         and in bounded time
 * FuzzInput        what was read, as text to be pinned in src/test/resources/corrupt
 * </pre>
 */
@NullMarked
package io.pitwall.serdes.fuzz;

import org.jspecify.annotations.NullMarked;
