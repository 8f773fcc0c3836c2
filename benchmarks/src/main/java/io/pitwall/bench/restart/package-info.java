/** How long nothing comes out after an instance is killed: {@link io.pitwall.bench.restart.RestartCommand}. */
@NullMarked
package io.pitwall.bench.restart;

import org.jspecify.annotations.NullMarked;
