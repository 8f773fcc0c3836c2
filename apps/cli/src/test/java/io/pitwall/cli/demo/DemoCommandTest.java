package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DemoCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "51"})
    void refusesThatNumberOfCars(String cars) {
        assertThat(execute("--cars", cars)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString())
                .startsWith("Invalid value for option '--cars': the number of cars must be 1 to 50, but it is " + cars);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertThat(execute("--duration", "soon")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("'soon' is no duration; write 500ms, 20s, 5m or 2h");
    }

    @Test
    @Timeout(180)
    void runsWithoutLosingARowAndLeavesNothingBehind() {
        int exitCode = execute("--duration", "3s", "--plain", "--cars", "2", "--seed", "42");

        String printed = out.toString();
        assertThat(exitCode).as(printed + err).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(printed)
                .doesNotContain("\u001b")
                .contains("Ada Lovelace", "Bertha Benz")
                .contains("nothing is missing, and nothing is there twice.");
        Matcher total = match("total +2 cars +\\d+ +(\\S+) +(\\S+) ", printed);
        assertThat(total.group(1)).isEqualTo(total.group(2));
        assertThat(total.group(1)).as("rows in").isNotEqualTo("0");
        assertThat(Path.of(match("data in (\\S+)", printed).group(1))).doesNotExist();
        assertThat(Path.of(match("state in (\\S+)", printed).group(1))).doesNotExist();
    }

    @Test
    @Timeout(240)
    void losesNoRowWhenTheInstanceIsKilled() {
        int exitCode = execute("--crash", "--duration", "12s", "--plain", "--cars", "2");

        String printed = out.toString();
        assertThat(exitCode).as(printed + err).isZero();
        assertThat(printed)
                .containsPattern("kill -9 \\d+: the instance is dead, the cars drive on")
                .containsPattern("started again as \\d+, with the state it left")
                .contains("The instance was killed once.")
                .contains("nothing is missing, and nothing is there twice.");
        Matcher total = match("total +2 cars +\\d+ +(\\S+) +(\\S+) ", printed);
        assertThat(total.group(1)).isEqualTo(total.group(2)).isNotEqualTo("0");
        assertThat(Path.of(match("state in (\\S+)", printed).group(1))).doesNotExist();
    }

    private static Matcher match(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher;
    }
}
