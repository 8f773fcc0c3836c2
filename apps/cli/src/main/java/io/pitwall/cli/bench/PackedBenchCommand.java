package io.pitwall.cli.bench;

import io.pitwall.app.UserException;
import io.pitwall.cli.csv.CsvColumns;
import io.pitwall.cli.csv.CsvLayout;
import io.pitwall.cli.csv.CsvRecording;
import io.pitwall.data.ParameterData;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitwall bench packed}: the packed format beside Avro doubles and the SDK's JSON, on CSV recordings. */
@Command(
        name = "packed",
        description = "Measures the packed format on CSV recordings, beside Avro doubles and the SDK's JSON.",
        footer = {
            "",
            "Mv is a million values. A value is a number that is not missing; all bytes of a record count. GB is 10^9 bytes;"
                    + " zstd is zstd-3 over 16 records. Speeds are per second of one core's time, warmed up. 'decode' copies"
                    + " all columns, one after the other, into the same array; 'one col' reads one column and counts the"
                    + " values of all. With several recordings, geometric means come last.",
            "",
            "Example:",
            "  pitwall bench packed --csv lap.csv --time Timestamp --tag LapNumber --rows 10,100,1000"
        })
final class PackedBenchCommand implements Callable<Integer> {

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "A recording; repeatable.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private CsvColumns columns = new CsvColumns();

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            defaultValue = "10,100,1000",
            description = "Rows a record, one or several (default: ${DEFAULT-VALUE}).")
    private List<Integer> rows = new ArrayList<>();

    @Option(
            names = "--round-ms",
            paramLabel = "MS",
            defaultValue = "300",
            description = "How long each of the five rounds of a measurement takes (default: ${DEFAULT-VALUE}).")
    private long roundMs = 300;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (rows.stream().anyMatch(count -> count < 1) || roundMs < 1) {
            throw new ParameterException(spec.commandLine(), "--rows and --round-ms must be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Mv = million values, GB = 10^9 bytes, speeds on one core; higher is better, except for bytes/value.");
        out.println("'one col' reads one column and counts the values of all.");
        Map<String, List<Measurement>> all = new LinkedHashMap<>();
        for (Path file : files) {
            for (int count : rows) {
                List<ParameterData> records = records(file, count);
                printHead(out, file.getFileName() + ", " + count + " rows a record");
                for (Encoding encoding : Encoding.all()) {
                    Measurement measured = Measurement.of(encoding, records, 1_000_000 * roundMs);
                    all.computeIfAbsent(count + " rows a record|" + encoding.name(), key -> new ArrayList<>())
                            .add(measured);
                    printLine(out, List.of(measured));
                }
            }
        }
        if (files.size() > 1) {
            printMeans(out, all);
        }
        out.flush();
        return 0;
    }

    private List<ParameterData> records(Path file, int rowsPerRecord) {
        CsvLayout layout = columns.layout(Optional.empty());
        List<ParameterData> records = new ArrayList<>();
        new CsvRecording(file, layout, "bench", rowsPerRecord).read((stream, data) -> records.add(data));
        if (records.stream().allMatch(data -> data.parameters().isEmpty())) {
            throw new UserException(file + " has no values to measure: it needs rows with parameters");
        }
        return records;
    }

    private void printMeans(PrintWriter out, Map<String, List<Measurement>> all) {
        String last = "";
        for (Map.Entry<String, List<Measurement>> entry : all.entrySet()) {
            String rowsText = entry.getKey().substring(0, entry.getKey().indexOf('|'));
            if (!rowsText.equals(last)) {
                printHead(out, "geometric mean of " + files.size() + " recordings, " + rowsText);
                last = rowsText;
            }
            printLine(out, entry.getValue());
        }
    }

    private static void printHead(PrintWriter out, @Nullable String title) {
        out.printf("%n%s%n", title);
        out.printf(
                "  %-14s%12s%12s%14s%14s%14s%14s%n",
                "", "bytes/value", "Mv/GB", "Mv/GB + zstd", "encode Mv/s", "decode Mv/s", "one col Mv/s");
    }

    private static void printLine(PrintWriter out, List<Measurement> measured) {
        out.printf(
                "  %-14s%12.3f%12.0f%14.0f%14.1f%14.1f%14.1f%n",
                measured.get(0).encoding(),
                mean(measured, Measurement::bytesPerValue),
                mean(measured, Measurement::millionPerGb),
                mean(measured, Measurement::millionPerGbZstd),
                mean(measured, one -> one.encodeRate() / 1e6),
                mean(measured, one -> one.decodeRate() / 1e6),
                mean(measured, one -> one.decodeOneRate() / 1e6));
        out.flush();
    }

    private static double mean(List<Measurement> measured, ToDoubleFunction<Measurement> figure) {
        return Math.exp(measured.stream()
                .mapToDouble(one -> Math.log(figure.applyAsDouble(one)))
                .average()
                .orElse(0));
    }
}
