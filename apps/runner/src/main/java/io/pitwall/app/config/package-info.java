/**
 * Where settings come from: flag, environment, file, default, in this order; and what they are, for people.
 *
 * <p>{@link io.pitwall.app.config.ConfiguredCommandLine} puts it before picocli: commands have plain options and know nothing
 * of where their values come from.
 */
@NullMarked
package io.pitwall.app.config;

import org.jspecify.annotations.NullMarked;
