/**
 * Makes an application forget what it has done, so that it begins anew.
 *
 * <pre>
 * ResetCommand          options, question, exit code
 * ApplicationTraces     what an application has left on a cluster: its group, and internal topics
 * LocalState            its folder on this machine
 * </pre>
 */
@NullMarked
package io.pitwall.cli.reset;

import org.jspecify.annotations.NullMarked;
