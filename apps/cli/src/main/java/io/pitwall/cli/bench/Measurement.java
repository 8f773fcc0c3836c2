package io.pitwall.cli.bench;

import com.github.luben.zstd.Zstd;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * What one format makes of the records of one recording.
 *
 * @param valueCount numbers that are not missing
 * @param bytes of all records
 * @param zstdBytes of all records, 16 at a time through zstd-3
 * @param encodeRate values a second and core
 * @param decodeRate of all columns
 * @param decodeOneRate values of all columns a second when one column is read
 */
record Measurement(
        String encoding,
        long valueCount,
        long bytes,
        long zstdBytes,
        double encodeRate,
        double decodeRate,
        double decodeOneRate) {

    private static final int RECORDS_PER_BATCH = 16;
    private static final int ZSTD_LEVEL = 3;
    private static final int ROUNDS = 5;

    static Measurement of(Encoding encoding, List<ParameterData> records, long roundNs) {
        List<byte[]> values = records.stream().map(encoding.encode()).toList();
        long valueCount = records.stream().mapToLong(Measurement::countValues).sum();
        return new Measurement(
                encoding.name(),
                valueCount,
                values.stream().mapToLong(value -> value.length).sum(),
                zstd(values),
                rate(valueCount, roundNs, () -> records.stream()
                        .mapToDouble(data -> encoding.encode().apply(data).length)
                        .sum()),
                rate(valueCount, roundNs, () -> values.stream()
                        .mapToDouble(encoding.decode())
                        .sum()),
                rate(valueCount, roundNs, () -> values.stream()
                        .mapToDouble(encoding.decodeOne())
                        .sum()));
    }

    private static long countValues(ParameterData data) {
        long count = 0;
        for (Column column : data.parameters()) {
            if (column instanceof NumberColumn numbers) {
                count += numbers.copyPresent(new double[numbers.rowCount()]);
            }
        }
        return count;
    }

    private static long zstd(List<byte[]> values) {
        long bytes = 0;
        for (int from = 0; from < values.size(); from += RECORDS_PER_BATCH) {
            ByteArrayOutputStream batch = new ByteArrayOutputStream();
            values.subList(from, Math.min(values.size(), from + RECORDS_PER_BATCH))
                    .forEach(batch::writeBytes);
            bytes += Zstd.compress(batch.toByteArray(), ZSTD_LEVEL).length;
        }
        return bytes;
    }

    /** The best of a few rounds, of which the first ones warm up. */
    private static double rate(long valueCount, long roundNs, DoubleSupplier work) {
        CpuClock clock = new CpuClock();
        double best = 0;
        double unused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = clock.nowNs();
            long elapsed;
            long done = 0;
            do {
                unused += work.getAsDouble();
                done += valueCount;
                elapsed = clock.nowNs() - start;
            } while (elapsed < roundNs);
            best = Math.max(best, 1e9 * done / elapsed);
        }
        return unused == Double.MIN_VALUE ? 0 : best;
    }

    double bytesPerValue() {
        return (double) bytes / valueCount;
    }

    /** Million values in 10^9 bytes. */
    double millionPerGb() {
        return 1e3 * valueCount / bytes;
    }

    double millionPerGbZstd() {
        return 1e3 * valueCount / zstdBytes;
    }
}
