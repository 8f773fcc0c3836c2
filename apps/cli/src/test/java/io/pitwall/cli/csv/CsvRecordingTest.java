package io.pitwall.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.app.UserException;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRecordingTest {

    private static final CsvLayout ONE_STREAM =
            new CsvLayout("t", TimeUnit.NS, Optional.empty(), List.of("Lap"), List.of("Driver"));

    private static final CsvLayout NUMBERS = new CsvLayout("t", TimeUnit.NS, Optional.empty(), List.of(), List.of());

    @TempDir
    private Path folder;

    private List<String> read(String csv, CsvLayout layout, int rowsPerData) throws IOException {
        Path file = Files.writeString(folder.resolve("r.csv"), csv);
        List<String> read = new ArrayList<>();
        new CsvRecording(file, layout, "car", rowsPerData)
                .read((stream, data) -> read.add(stream + "\n" + TextTable.print(data)));
        return read;
    }

    private static String stream(String id, String table) {
        return id + "\n" + TextTable.print(TextTable.parse(table));
    }

    @Test
    void columnsAreNumbersUnlessNamed() throws IOException {
        assertThat(read(
                        "t,Speed,Driver,Lap,Session#\n1000,1.5,Ana,7,q1\n2000,,,,\n3000,NaN,\"B, é\",8,q1\n",
                        ONE_STREAM,
                        10))
                .containsExactly(stream("car", """
                        time_us | Speed | Driver:text | Lap# | Session#
                              1 |   1.5 | Ana         | 7    | q1
                              2 |       |             |      |
                              3 |   NaN | B, é        | 8    | q1
                        """));
    }

    @Test
    void rowsAreCutIntoData() throws IOException {
        assertThat(read("t,a\n1,1\n2,2\n3,3\n", NUMBERS, 2))
                .containsExactly(stream("car", "time_ns | a\n1 | 1\n2 | 2\n"), stream("car", "time_ns | a\n3 | 3\n"));
    }

    @Test
    void rowsOfSeveralStreamsAreKeptApart() throws IOException {
        CsvLayout layout = new CsvLayout("t", TimeUnit.NS, Optional.of("car"), List.of(), List.of());

        assertThat(read("car,t,a\nx,1,1\ny,2,2\nx,3,3\n", layout, 10))
                .containsExactly(stream("x", "time_ns | a\n1 | 1\n3 | 3\n"), stream("y", "time_ns | a\n2 | 2\n"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        Path file = folder.resolve("bom.csv");
        Files.write(file, "\uFEFFt,a\n1,1\n".getBytes(StandardCharsets.UTF_8));
        List<ParameterData> read = new ArrayList<>();

        new CsvRecording(file, NUMBERS, "car", 10).read((stream, data) -> read.add(data));

        assertThat(read).containsExactly(TextTable.parse("time_ns | a\n1 | 1\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "NS, 1612191099000000001, 1612191099000000001",
        "NS, 1.612191099E18,      1612191099000000000",
        "US, 1.5,                 1500",
        "MS, -2,                  -2000000",
        "S,  1612191099.000000001, 1612191099000000001",
    })
    void timesAreExact(TimeUnit unit, String cell, long ns) throws IOException {
        CsvLayout layout = new CsvLayout("t", unit, Optional.empty(), List.of(), List.of());

        assertThat(read("t,a\n" + cell + ",1\n", layout, 10))
                .containsExactly(stream("car", "time_ns | a\n" + ns + " | 1\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "NS, 0.5, is finer than a nanosecond or beyond the years 1677 to 2262; check --time-unit",
        "S, 0.0000000001, is finer than a nanosecond or beyond the years 1677 to 2262; check --time-unit",
        "S, 9300000000, is finer than a nanosecond or beyond the years 1677 to 2262; check --time-unit",
        "MS, soon, is no time in ms since the Unix epoch; check --time and --time-unit",
        "NS, '', is no time in ns since the Unix epoch; check --time and --time-unit",
    })
    void timesThatAreNoneAreRefused(TimeUnit unit, String cell, String reason) {
        CsvLayout layout = new CsvLayout("t", unit, Optional.empty(), List.of(), List.of());

        assertThatThrownBy(() -> read("t,a\n" + cell + ",1\n", layout, 10))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2, column 't': '" + cell + "' " + reason);
    }

    @Test
    void columnsNeedNamesOfTheirOwn() {
        assertThatThrownBy(() -> read("t,a,a\n1,1,1\n", NUMBERS, 10))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("column 3 is named 'a'; every column needs a name of its own");
    }

    @Test
    void aTagThatTwoColumnsGiveIsRefused() {
        assertThatThrownBy(() -> read("t,Driver,Lap,Lap#\n1,,1,2\n", ONE_STREAM, 10))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("columns 'Lap' and 'Lap#' are the same tag");
    }

    @Test
    void aColumnIsOneThing() {
        CsvLayout layout = new CsvLayout("t", TimeUnit.NS, Optional.of("t"), List.of(), List.of());

        assertThatThrownBy(() -> read("t,a\n1,1\n", layout, 10))
                .isInstanceOf(UserException.class)
                .hasMessage("column 't' is named twice among --time, --stream-column, --tag and --text;"
                        + " a column is one thing");
    }

    @Test
    void numbersBeyondADoubleAreRefused() {
        assertThatThrownBy(() -> read("t,a\n1,1e400\n", NUMBERS, 10))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2, column 'a': '1e400' is beyond the range of a double");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "t,a\n1,1\n2,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new CsvRecording(file, NUMBERS, "car", 10).read((stream, data) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is not UTF-8, somewhere after row ");
    }

    @Test
    void aRowWithoutStreamIsRefused() {
        CsvLayout layout = new CsvLayout("t", TimeUnit.NS, Optional.of("car"), List.of(), List.of());

        assertThatThrownBy(() -> read("car,t\nx,1\n,2\n", layout, 10))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("line 3, column 'car' is empty, but it is the stream id");
    }
}
