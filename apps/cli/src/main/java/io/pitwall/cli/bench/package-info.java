/**
 * {@code pitwall bench}: what formats make of recordings, in bytes and in time.
 *
 * <pre>
 * BenchCommand         the group of commands
 * PackedBenchCommand   recordings in, a table out
 * Encoding             a format that is compared, as encode and decode
 * SdkJson              the Quix Streaming SDK's JSON, as far as numbers go
 * Measurement          one recording in records of one size, through one format
 * CpuClock             the time that this thread has run
 * </pre>
 */
@NullMarked
package io.pitwall.cli.bench;

import org.jspecify.annotations.NullMarked;
