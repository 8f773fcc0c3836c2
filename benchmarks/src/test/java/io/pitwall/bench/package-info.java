@NullMarked
package io.pitwall.bench;

import org.jspecify.annotations.NullMarked;
