/**
 * Recordings in CSV files as parameter data, and how they get to a topic.
 *
 * <pre>
 * CsvRecording      a file and what its columns mean (CsvLayout, CsvColumns)
 * CsvReading        the file while it is read; CsvHeader tells its columns, CsvRows makes its rows
 * Playback          several recordings, at once or at the Speed at which they were recorded
 * StreamPublisher   writes streams to a topic
 * </pre>
 */
@NullMarked
package io.pitwall.cli.csv;

import org.jspecify.annotations.NullMarked;
