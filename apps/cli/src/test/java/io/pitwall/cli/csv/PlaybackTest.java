package io.pitwall.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Recordings are played as fast as they are told to, on a clock of the test. */
class PlaybackTest {

    private static final long START_NS = 7_000_000_000L;

    @TempDir
    private Path folder;

    private long nowNs = START_NS;
    private final List<String> played = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    PlaybackTest() {}

    private CsvRecording recording(String stream, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve(stream + ".csv"), csv);
        CsvLayout layout = new CsvLayout("t", TimeUnit.MS, Optional.empty(), List.of(), List.of());
        return new CsvRecording(file, layout, stream, 100);
    }

    private Playback playback(double speed, CsvRecording... recordings) {
        return new Playback(List.of(recordings), new Speed(speed), () -> nowNs, pause -> nowNs += pause);
    }

    private void take(String stream, ParameterData rows) {
        played.add((nowNs - START_NS) / 1_000_000 + " ms: " + rows.rowCount() + " of " + stream);
    }

    private boolean play(Playback playback) {
        return playback.play(playback.check().firstNs(), this::take, () -> false);
    }

    @Test
    void playsAllStreamsAtOnceEachRowWhenItIsDue() throws IOException {
        CsvRecording a = recording("a", "t,x\n1000,1\n1150,2\n1300,3\n");
        CsvRecording b = recording("b", "t,x\n1100,1\n1400,2\n");

        assertThat(play(playback(1, a, b))).isTrue();

        assertThat(played).containsExactly("100 ms: 1 of b", "150 ms: 2 of a", "300 ms: 1 of a", "400 ms: 1 of b");
    }

    @Test
    void tenTimesFasterRecordsHoldTenTimesAsMuchOfTheRecording() throws IOException {
        CsvRecording a = recording("a", "t,x\n0,1\n1000,2\n1999,3\n2000,4\n");

        assertThat(play(playback(10, a))).isTrue();

        assertThat(played).containsExactly("199 ms: 3 of a", "200 ms: 1 of a");
    }

    @Test
    void asFastAsPossibleNobodyWaitsAndOneFileComesAfterTheOther() throws IOException {
        CsvRecording a = recording("a", "t,x\n0,1\n99999,2\n");
        CsvRecording b = recording("b", "t,x\n0,1\n");

        assertThat(play(playback(Double.POSITIVE_INFINITY, b, a))).isTrue();

        assertThat(played).containsExactly("0 ms: 1 of b", "0 ms: 2 of a");
    }

    @Test
    void rowsThatGoBackInTimeAreNotWaitedFor() throws IOException {
        CsvRecording a = recording("a", "t,x\n1000,1\n500,2\n1500,3\n");

        assertThat(play(playback(1, a))).isTrue();

        assertThat(played).containsExactly("500 ms: 2 of a", "1000 ms: 1 of a");
    }

    @Test
    void whoIsStoppedStopsSoon() throws IOException {
        CsvRecording a = recording("a", "t,x\n0,1\n60000,2\n");
        Playback playback = playback(1, a);

        assertThat(playback.play(0, this::take, () -> nowNs - START_NS > 500_000_000))
                .isFalse();

        assertThat(played).containsExactly("0 ms: 1 of a");
        assertThat(nowNs - START_NS).isLessThan(1_000_000_000);
    }

    @Test
    void knowsHowMuchThereIsBefore() throws IOException {
        assertThat(playback(1, recording("a", "t,x\n5,1\n3,2\n"), recording("b", "t,x\n4,1\n"))
                        .check())
                .isEqualTo(new Playback.Extent(3, 3_000_000));
    }

    @ParameterizedTest
    @CsvSource({"1x, 1", "10x, 10", "0.5x, 0.5", "max, Infinity", "MAX, Infinity"})
    void speeds(String text, double factor) {
        assertThat(new Speed.Converter().convert(text)).isEqualTo(new Speed(factor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0x", "0.0x", "-1x", "x", "1e3x", "fast"})
    void whatIsNoSpeed(String text) {
        assertThatThrownBy(() -> new Speed.Converter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is no speed; write 1x for that of the recording, 10x, 0.5x, or max");
    }
}
