package io.pitwall.data;

/** The data that are put one after the other: all rows of each, but of the last one only some. */
final class PartRows {

    private final ParameterData[] parts;
    private final int lastFrom;
    private final int lastTo;
    private final int rowCount;

    PartRows(ParameterData[] parts, int lastFrom, int lastTo) {
        this.parts = parts;
        this.lastFrom = lastFrom;
        this.lastTo = lastTo;
        long rows = 0;
        for (int part = 0; part < parts.length; part++) {
            rows += to(part) - from(part);
        }
        this.rowCount = Math.toIntExact(rows);
    }

    int count() {
        return parts.length;
    }

    ParameterData get(int part) {
        return parts[part];
    }

    int from(int part) {
        return part == parts.length - 1 ? lastFrom : 0;
    }

    int to(int part) {
        return part == parts.length - 1 ? lastTo : parts[part].rowCount();
    }

    int rowCount() {
        return rowCount;
    }

    long[] timesNs() {
        long[] times = new long[rowCount];
        int at = 0;
        for (int part = 0; part < parts.length; part++) {
            parts[part].copyTimes(times, at, from(part), to(part));
            at += to(part) - from(part);
        }
        return times;
    }
}
