/** The rows of a fleet of cars, on topics: {@link io.pitwall.bench.load.Loader} writes what {@link io.pitwall.bench.load.CarRows} makes. */
@NullMarked
package io.pitwall.bench.load;

import org.jspecify.annotations.NullMarked;
