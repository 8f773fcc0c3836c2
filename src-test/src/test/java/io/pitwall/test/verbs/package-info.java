/**
 * The list of verbs: {@link io.pitwall.test.verbs.Vocabulary} has an entry for each public method of the language, and the
 * tests beside it run every entry in the driver, under crashes and on a broker, compare it with the javadoc, and write
 * {@code docs/language.md}.
 *
 * <p>A new verb is one new file in {@code entries} and one line in {@code Vocabulary}.
 */
@NullMarked
package io.pitwall.test.verbs;

import org.jspecify.annotations.NullMarked;
