/**
 * Reading topics as they are: records, and the messages in them.
 *
 * <pre>
 * TopicScan        the committed records that lie in topics now, from anywhere to their ends
 * RecordDecoder    the messages of records, joined where they were cut; MessageListener takes them
 * StreamScan       streams of a topic, a StreamSummary each
 * TopicList        what topics there are, and what is in them; RecordFormats tells what records are
 * </pre>
 */
@NullMarked
package io.pitwall.cli.read;

import org.jspecify.annotations.NullMarked;
