/**
 * The yardstick: what an expert of Kafka Streams writes by hand for the same job, on the Processor API.
 *
 * <p>It has serdes made for this one job (a fixed order of columns, arrays read as a whole), keeps the open packet of each
 * car in a key-value store, and reads and writes it once per record. It knows neither stream properties nor ends, tags,
 * missing cells or other columns than these.
 */
@NullMarked
package io.pitwall.bench.expert;

import org.jspecify.annotations.NullMarked;
