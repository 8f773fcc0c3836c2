package io.pitwall.cli.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.pitwall.app.UserException;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recording while it is read: rows of one stream at a time. Used by one thread. */
final class CsvReading implements AutoCloseable {

    private final Path file;
    private final int rowsPerData;
    private final long spanNs;
    private final CsvReader<CsvRecord> reader;
    private final Map<String, ParameterDataBuilder> open = new LinkedHashMap<>();
    private final Deque<StreamRows> ready = new ArrayDeque<>();
    private @Nullable Iterator<CsvRecord> records;
    private @Nullable CsvRows rows;
    private long rowCount;
    private long releaseNs = Long.MIN_VALUE;

    private CsvReading(Path file, int rowsPerData, long spanNs, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.rowsPerData = rowsPerData;
        this.spanNs = spanNs;
        this.reader = reader;
    }

    /**
     * Opens a recording and reads its header.
     *
     * @param streamId the stream of all rows when the layout has no stream column
     * @param rowsPerData so many rows of a stream are handed over together
     * @param spanNs rows are handed over when the recording's time has gone on by this much, even if they are fewer
     */
    static CsvReading open(Path file, CsvLayout layout, String streamId, int rowsPerData, long spanNs) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UserException("there is no file " + file + " that can be read; check --csv");
        }
        CsvReading reading;
        try {
            reading = new CsvReading(
                    file, rowsPerData, spanNs, CsvReader.builder().ofCsvRecord(strictUtf8(file)));
        } catch (IOException e) {
            throw new UserException("reading " + file + " failed: " + e.getMessage(), e);
        }
        try {
            reading.readHeader(layout, streamId);
        } catch (RuntimeException e) {
            reading.close();
            throw e;
        }
        return reading;
    }

    private static Reader strictUtf8(Path file) throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private void readHeader(CsvLayout layout, String streamId) {
        CsvRecord header = nextRecord(reader.iterator());
        if (header == null) {
            throw new UserException(file + " is empty: it needs a header with the names of the columns");
        }
        rows = new CsvRows(file, layout, streamId, new CsvHeader(file, layout, header.getFields()));
    }

    /** The next rows of some stream; null at the end. */
    @Nullable
    StreamRows next() {
        Iterator<CsvRecord> lines = records;
        CsvRows converter = rows;
        if (lines == null || converter == null) {
            throw new IllegalStateException("the header of " + file + " is not read yet");
        }
        while (ready.isEmpty()) {
            CsvRecord line = nextRecord(lines);
            if (line == null) {
                if (rowCount == 0) {
                    throw new UserException(file + " has a header and no rows");
                }
                releaseAll();
                return ready.pollFirst();
            }
            rowCount++;
            String stream = converter.streamOf(line);
            long timeNs = converter.timeOf(line);
            if (timeNs >= releaseNs) {
                releaseAll();
                releaseNs = timeNs > Long.MAX_VALUE - spanNs ? Long.MAX_VALUE : timeNs + spanNs;
            }
            ParameterDataBuilder builder = open.computeIfAbsent(stream, id -> ParameterData.builder());
            converter.add(line, timeNs, builder);
            if (builder.rowCount() == rowsPerData) {
                ready.add(new StreamRows(stream, builder.build()));
                open.remove(stream);
            }
        }
        return ready.pollFirst();
    }

    private void releaseAll() {
        open.forEach((stream, builder) -> ready.add(new StreamRows(stream, builder.build())));
        open.clear();
    }

    private @Nullable CsvRecord nextRecord(Iterator<CsvRecord> lines) {
        records = lines;
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(e);
            }
            throw new UserException(file + " is no well-formed CSV: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(e);
            }
            throw new UserException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    private UserException notUtf8(Exception e) {
        return new UserException(file + " is not UTF-8, somewhere after row " + rowCount + "; convert it first", e);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
