/**
 * What operators of an application ask it over HTTP: whether it lives, whether it is ready, what it counts, what it does.
 *
 * <p>{@link io.pitwall.app.http.Monitoring} has the pages. There is no secret on any of them, and nothing can be changed through
 * them; they listen on the loopback address unless told otherwise.
 */
@NullMarked
package io.pitwall.app.http;

import org.jspecify.annotations.NullMarked;
