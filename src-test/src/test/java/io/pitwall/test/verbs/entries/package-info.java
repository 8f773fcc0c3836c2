/** The entries of the list of verbs, one file for each verb; read {@code Where} first. */
@NullMarked
package io.pitwall.test.verbs.entries;

import org.jspecify.annotations.NullMarked;
