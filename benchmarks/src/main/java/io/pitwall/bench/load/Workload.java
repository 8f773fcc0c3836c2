package io.pitwall.bench.load;

/**
 * How much is sent.
 *
 * @param streams cars; each sends the same number of records, one after the other in turn
 * @param rowsPerRecord rows of one record
 * @param values numbers in all, without those of idle streams, rounded down to whole records
 * @param idleStreams cars that send one record before the others begin, and then no more
 */
public record Workload(int streams, int rowsPerRecord, long values, int idleStreams) {

    public Workload {
        if (streams < 1 || rowsPerRecord < 2 || idleStreams < 0) {
            throw new IllegalArgumentException("a workload needs a stream, two rows a record and no fewer than 0 idle"
                    + " streams, but has " + streams + ", " + rowsPerRecord + " and " + idleStreams);
        }
        if (values < (long) streams * rowsPerRecord * CarRows.PARAMETERS.size()) {
            throw new IllegalArgumentException(values + " values are less than a record for each of " + streams
                    + " streams with " + rowsPerRecord + " rows a record");
        }
    }

    public long recordsPerStream() {
        return values / ((long) streams * rowsPerRecord * CarRows.PARAMETERS.size());
    }

    /** Records of all streams, idle ones included. */
    public long records() {
        return idleStreams + recordsPerStream() * streams;
    }

    /** Numbers of all records. */
    public long sentValues() {
        return records() * rowsPerRecord * CarRows.PARAMETERS.size();
    }

    /** The key of the records of a car. */
    public static String streamId(int stream) {
        return "car-" + stream;
    }
}
