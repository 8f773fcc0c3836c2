package io.pitwall.bench.drain;

/**
 * What went to or came from topics.
 *
 * @param records as Kafka's client counts them
 * @param bytes of these, with what records and batches add to keys and values
 */
record Traffic(long records, long bytes) {

    double bytesPerRecord() {
        return records == 0 ? 0 : (double) bytes / records;
    }
}
