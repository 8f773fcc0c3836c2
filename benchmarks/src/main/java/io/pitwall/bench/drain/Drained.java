package io.pitwall.bench.drain;

/**
 * What one run gave; all but the bytes and the memory without the first quarter of the records.
 *
 * @param records that were measured
 * @param seconds that they took
 * @param cpuSeconds of the whole process, garbage collection and compiler included
 * @param changelogBytes written to changelogs during the whole run, as the producer counts them
 * @param inputBytes read during the whole run, as the consumer counts them
 */
record Drained(long records, double seconds, double cpuSeconds, long changelogBytes, long inputBytes) {

    String toLine() {
        return records + " " + seconds + " " + cpuSeconds + " " + changelogBytes + " " + inputBytes;
    }

    static Drained fromLine(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException("expected five numbers of a run, but it said: " + line);
        }
        return new Drained(
                Long.parseLong(fields[0]),
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]));
    }

    double recordsPerSecond() {
        return records / seconds;
    }

    double cpuSecondsPerRecord() {
        return cpuSeconds / records;
    }

    double changelogShare() {
        return (double) changelogBytes / inputBytes;
    }
}
