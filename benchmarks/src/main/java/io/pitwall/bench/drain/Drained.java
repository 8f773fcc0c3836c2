package io.pitwall.bench.drain;

/**
 * What one run gave; all but the traffic without the first quarter of the records.
 *
 * @param records that were measured
 * @param seconds that they took
 * @param cpuSeconds of the whole process, garbage collection and compiler included
 * @param changelog written to changelogs during the whole run
 * @param input read during the whole run
 */
record Drained(long records, double seconds, double cpuSeconds, Traffic changelog, Traffic input) {

    String toLine() {
        return records + " " + seconds + " " + cpuSeconds + " " + changelog.records() + " " + changelog.bytes() + " "
                + input.records() + " " + input.bytes();
    }

    static Drained fromLine(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != 7) {
            throw new IllegalArgumentException("expected seven numbers of a run, but it said: " + line);
        }
        return new Drained(
                Long.parseLong(fields[0]),
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                new Traffic(Long.parseLong(fields[3]), Long.parseLong(fields[4])),
                new Traffic(Long.parseLong(fields[5]), Long.parseLong(fields[6])));
    }

    double recordsPerSecond() {
        return records / seconds;
    }

    double cpuSecondsPerRecord() {
        return cpuSeconds / records;
    }

    double changelogShare() {
        return (double) changelog.bytes() / input.bytes();
    }

    /** How many records of the input there were for each one of the changelogs. */
    double inputRecordsPerChange() {
        return (double) input.records() / Math.max(1, changelog.records());
    }
}
