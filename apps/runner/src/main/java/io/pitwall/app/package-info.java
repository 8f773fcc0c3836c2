/**
 * Runs a topology class as an application: options, start-up checks, start and stop, errors for people.
 *
 * <p>{@link io.pitwall.app.PitwallApp} is what the {@code main} of a fat jar calls. There is no broker in here.
 */
@NullMarked
package io.pitwall.app;

import org.jspecify.annotations.NullMarked;
