package io.pitwall.test;

import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A record as it lies in an output topic.
 *
 * @param partition the partition of the input whose task wrote it
 * @param firstOffsets by topic, what the offset 0 of that task's driver stands for: a driver begins anew after a crash
 */
record OutputRecord(TestRecord<byte[], byte[]> record, int partition, Map<String, Long> firstOffsets) {}
