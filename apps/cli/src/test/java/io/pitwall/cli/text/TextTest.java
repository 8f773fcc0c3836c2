package io.pitwall.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.app.UserException;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print and ask. */
class TextTest {

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);
    private long nowNs;

    @Test
    void tablesAlignTextsToTheLeftAndNumbersToTheRight() {
        Table table = Table.withHeads("topic", "#rows", "state")
                .row("cars", "1,234", "open")
                .row("\u00e9t\u00e9", "5", "");

        assertThat(table.lines())
                .containsExactly("topic   rows  state", "cars   1,234  open", "\u00e9t\u00e9        5");
    }

    @Test
    void tablesLeaveOutColumnsOfNothing() {
        Table table =
                Table.withHeads("a", "b", "#c", "d").row("-", "-", "-", "x").row("-", "-", "1", "-");
        table.dropColumnsOf("-");

        assertThat(table.lines()).containsExactly("a  c  d", "-  -  x", "-  1  -");
        assertThatThrownBy(() -> table.row("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of this table has 3 cells, but it has 2");
    }

    private ProgressLine line(boolean rewrites) {
        return new ProgressLine(out, rewrites, "scanning cars", "offset", () -> nowNs);
    }

    private void show(ProgressLine line, double seconds, long done) {
        nowNs = (long) (seconds * 1e9);
        line.show(done, 1_000);
    }

    @Test
    void shortWorksShowNoProgress() {
        try (ProgressLine line = line(true)) {
            show(line, 0.9, 900);
        }

        assertThat(text.toString()).isEmpty();
    }

    @Test
    void aTerminalHasOneLineThatIsGoneAtTheEnd() {
        try (ProgressLine line = line(true)) {
            show(line, 1, 100);
            show(line, 1.1, 110);
            show(line, 2, 500);
        }

        assertThat(text.toString())
                .isEqualTo("\r\u001b[Kscanning cars: 10 %, 100 of 1,000 offsets, 100/s"
                        + "\r\u001b[Kscanning cars: 50 %, 500 of 1,000 offsets, 250/s\r\u001b[K");
    }

    @Test
    void elsewhereALineStaysNowAndThen() {
        try (ProgressLine line = line(false)) {
            show(line, 2, 100);
            show(line, 11, 400);
            show(line, 12, 500);
        }

        assertThat(text.toString().lines())
                .containsExactly(
                        "scanning cars: 10 %, 100 of 1,000 offsets, 50/s",
                        "scanning cars: 50 %, 500 of 1,000 offsets, 42/s");
    }

    private boolean answer(String input) {
        return new Question(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out)
                .isYes("Delete this?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "YES\n", " y \n", "y"})
    void yes(String input) {
        assertThat(answer(input)).isTrue();
        assertThat(text.toString()).isEqualTo("Delete this? [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "n\n", "no", "yeah\n", "\ny\n"})
    void everythingElseIsNo(String input) {
        assertThat(answer(input)).isFalse();
    }

    @Test
    void nobodyIsThereToAnswer() {
        assertThatThrownBy(() -> answer(""))
                .isInstanceOf(UserException.class)
                .hasMessage("nobody is there to answer, so nothing was done; say it with --yes");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1572864, 1.5 MiB", "1099511627776, 1.0 TiB"})
    void sizes(long bytes, String expected) {
        assertThat(Words.bytes(bytes)).isEqualTo(expected);
    }

    @Test
    void timesAreInUtcAndExactWhereTheyMustBe() {
        assertThat(Words.time(1_700_000_000_123_456_789L)).isEqualTo("2023-11-14 22:13:20.123");
        assertThat(Words.exactTime(1_700_000_000_123_456_789L)).isEqualTo("2023-11-14 22:13:20.123456789");
        assertThat(Words.exactTime(1_700_000_000_123_000_000L)).isEqualTo("2023-11-14 22:13:20.123");
        assertThat(Words.exactTime(-1)).isEqualTo("1969-12-31 23:59:59.999999999");
        assertThat(Words.time(-1)).isEqualTo("1969-12-31 23:59:59.999");
        assertThat(Words.duration(Duration.ofMillis(430))).isEqualTo("0.4 s");
        assertThat(Words.duration(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
    }

    @Test
    void longTextsAreCutAndControlCharactersShown() {
        assertThat(Words.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Words.cut("abcdefg", 6)).isEqualTo("abc...");
        assertThat(Words.inLine("a\nb\u001b[31m")).isEqualTo("a?b?[31m");
    }
}
