/**
 * The yardstick: what an expert of Kafka Streams writes by hand for the same job, on the Processor API.
 *
 * <p>It has a wire format made for this one job (a fixed order of columns, nothing to decode but what it reads), keeps
 * the rows of the open packet of each car as bytes in a key-value store, and reads and writes them once per record. It
 * knows neither stream properties nor ends, tags, missing cells or other columns than these.
 */
@NullMarked
package io.pitwall.bench.expert;

import org.jspecify.annotations.NullMarked;
