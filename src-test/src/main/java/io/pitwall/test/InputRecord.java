package io.pitwall.test;

import org.apache.kafka.streams.test.TestRecord;

/** A record as it lies in an input topic, by the topic's name on the broker. */
record InputRecord(String topic, TestRecord<byte[], byte[]> record) {}
