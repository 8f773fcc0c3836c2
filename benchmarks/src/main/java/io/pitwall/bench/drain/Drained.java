package io.pitwall.bench.drain;

/**
 * What one run gave; all but the traffic without the first quarter of the records.
 *
 * @param records that were measured
 * @param seconds that they took
 * @param cpuSeconds of the whole process, garbage collection and compiler included
 * @param compileSeconds that the JVM's compiler took beside it, as elapsed time of its threads
 * @param changelog written to changelogs during the whole run
 * @param input read during the whole run
 */
record Drained(
        long records, double seconds, double cpuSeconds, double compileSeconds, Traffic changelog, Traffic input) {

    String toLine() {
        return records + " " + seconds + " " + cpuSeconds + " " + compileSeconds + " " + changelog.records() + " "
                + changelog.bytes() + " " + input.records() + " " + input.bytes();
    }

    static Drained fromLine(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != 8) {
            throw new IllegalArgumentException("expected eight numbers of a run, but it said: " + line);
        }
        return new Drained(
                Long.parseLong(fields[0]),
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                new Traffic(Long.parseLong(fields[4]), Long.parseLong(fields[5])),
                new Traffic(Long.parseLong(fields[6]), Long.parseLong(fields[7])));
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
