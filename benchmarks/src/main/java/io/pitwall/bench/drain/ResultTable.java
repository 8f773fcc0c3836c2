package io.pitwall.bench.drain;

import io.pitwall.bench.Contender;
import io.pitwall.bench.load.CarRows;
import io.pitwall.bench.load.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians of each cell, and how Pitwall stands to the others in the same run. */
record ResultTable(Map<Cell, List<Drained>> results, Workload workload) {

    static String line(Cell cell, Drained drained, Workload workload) {
        double valuesPerRecord = workload.rowsPerRecord() * (double) CarRows.PARAMETERS.size();
        return String.format(
                Locale.ROOT,
                "%-32s %6.1f million values/s  %6.3f s CPU/million values, %5.1f s of compiling  changelog %7.1f MB, %.4f bytes/input byte,"
                        + " %.1f bytes a record, one for %.1f of the input",
                cell,
                drained.recordsPerSecond() * valuesPerRecord / 1e6,
                drained.cpuSecondsPerRecord() / valuesPerRecord * 1e6,
                drained.compileSeconds(),
                drained.changelog().bytes() / 1e6,
                drained.changelogShare(),
                drained.changelog().bytesPerRecord(),
                drained.inputRecordsPerChange());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format("%nPitwall against the others, ratios of medians:%n"));
        results.forEach((cell, runs) -> {
            List<Drained> pitwall = results.get(new Cell(Contender.PITWALL, cell.guarantee()));
            if (cell.contender() != Contender.PITWALL && pitwall != null) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-32s throughput %.2f, CPU per value %.2f, changelog bytes %.3f%n",
                        cell,
                        median(pitwall, Drained::recordsPerSecond) / median(runs, Drained::recordsPerSecond),
                        median(pitwall, Drained::cpuSecondsPerRecord) / median(runs, Drained::cpuSecondsPerRecord),
                        median(pitwall, ResultTable::changelogBytes) / median(runs, ResultTable::changelogBytes)));
            }
        });
        return text.toString();
    }

    private static double changelogBytes(Drained drained) {
        return drained.changelog().bytes();
    }

    private static double median(List<Drained> runs, ToDoubleFunction<Drained> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
