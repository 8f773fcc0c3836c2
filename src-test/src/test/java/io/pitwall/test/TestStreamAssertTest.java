package io.pitwall.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.rules.Packets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every assertion passes where it should, and fails with a message that shows what is there. */
class TestStreamAssertTest {

    private final TelemetryTest test = TelemetryTest.of(telemetry -> telemetry
            .topic("in")
            .parameters()
            .buffer(Packets.named("held").everyRows(2))
            .to("out", StreamIdentity.suffixed("-out")));
    private final TestStream in = test.topic("in").stream("car");
    private final TestStream out = test.topic("out").stream("car-out");

    private static final String THREE_ROWS = """
            time_ms | Brake | Driver:text | Lap#
                  0 |   0.7 | Ana         | 1
                 40 |   NaN | ""          | 1
                 80 |   0.5 |             | 2
            """;

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void rowsAreEqualHoweverTheTableIsWritten() {
        in.write(THREE_ROWS).end();

        assertThat(out).hasRows(THREE_ROWS).hasRows("""
                time_us | Lap# | Never | Driver:text | Brake
                0       | 1    |       | Ana         |   0.70
                40000   | 1    |       | ""          |   NaN
                80000   | 2    |       |             |   0.5
                """);
    }

    @Test
    void rowsThatDifferAreShownSideBySideWithTheFirstWrongCellMarked() {
        in.write(THREE_ROWS).end();

        assertFails(stream -> assertThat(stream).hasRows(THREE_ROWS.replace("\"\" ", "Bob")), """

                the rows of stream 'car-out' of topic 'out' are not those expected: row 2, column Driver:text: expected Bob, but it's ""
                  expected                              ||  actual
                  time_ms | Brake | Driver:text | Lap#  ||  time_ms | Brake | Driver:text | Lap#
                  0       | 0.7   | Ana         | 1     ||  0       | 0.7   | Ana         | 1
                > 40      | NaN   | Bob         | 1     ||  40      | NaN   | ""          | 1
                                    ^^^^^^^^^^^         ||                    ^^^^^^^^^^^
                  80      | 0.5   |             | 2     ||  80      | 0.5   |             | 2
                """);
    }

    @Test
    void rowsThatAreMissingOrTooManyAreMarked() {
        in.write(THREE_ROWS).end();

        assertThatThrownBy(() -> assertThat(out).hasRows(THREE_ROWS + "120 | 1 | | 3"))
                .hasMessageContaining("there are 3 rows where 4 are expected, row 4 is missing")
                .hasMessageContaining("> 120     | 1     |             | 3     ||");
        assertThatThrownBy(() -> assertThat(out).hasRows("""
                        time_ms | Brake | Driver:text | Lap#
                              0 |   0.7 | Ana         | 1
                        """))
                .hasMessageContaining("there are 3 rows where 1 are expected, row 2 is one too many");
    }

    @Test
    void ofALongTableThePartAroundTheDifferenceIsShown() {
        StringBuilder table = new StringBuilder("time_ms | Brake\n");
        for (int row = 0; row < 100; row++) {
            table.append(row).append(" | ").append(row).append('\n');
        }
        in.write(table.toString()).end();

        assertThatThrownBy(() -> assertThat(out).hasRows(table.toString().replace("50 | 50", "50 | 51")))
                .hasMessageContaining("row 51, column Brake: expected 51, but it's 50")
                .hasMessageContaining("... 45 rows above")
                .hasMessageContaining("... 46 rows below");
    }

    @Test
    void numbersMayBeOffByTheTolerance() {
        in.write("""
                time_ms | Brake | Gap | Far
                      0 |   0.7 | NaN | Infinity
                """).end();

        assertThat(out).withTolerance(0.01).hasRows("""
                time_ms | Brake | Gap | Far
                      0 | 0.705 | NaN | Infinity
                """).hasPackets("""
                time_ms | Brake | Gap | Far
                      0 | 0.695 | NaN | Infinity
                """);
        for (String wrong :
                List.of("0.72 | NaN | Infinity", "0.7 | 1 | Infinity", "0.7 | NaN | 5", "0.7 | | Infinity")) {
            assertThatThrownBy(() ->
                            assertThat(out).withTolerance(0.01).hasRows("time_ms | Brake | Gap | Far\n0 | " + wrong))
                    .isInstanceOf(AssertionError.class);
        }
        for (double wrong : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> assertThat(out).withTolerance(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a tolerance must be a number of 0 or more, but it's " + wrong);
        }
    }

    @Test
    void definitions() {
        assertThatThrownBy(() -> assertThat(out).hasDefinitions(new ParameterDefinitions(List.of(), List.of())))
                .hasMessageContaining("none; its messages are []");
        ParameterDefinitions brake = new ParameterDefinitions(List.of(ParameterDefinition.of("Brake")), List.of());
        in.write(brake);

        assertThat(out).hasDefinitions(brake);
        assertThatThrownBy(() -> assertThat(out).hasDefinitions(new ParameterDefinitions(List.of(), List.of())))
                .hasMessageContaining("the parameter definitions of stream 'car-out' of topic 'out' are");
    }

    @Test
    void theOrderOfRowsMatters() {
        in.write("""
                time_ms | Brake
                      0 |   0.7
                     40 |   0.5
                """);

        assertThatThrownBy(() -> assertThat(out).hasRows("""
                        time_ms | Brake
                             40 |   0.5
                              0 |   0.7
                        """)).isInstanceOf(AssertionError.class);
    }

    @Test
    void packetsAreEqualHoweverTheTablesAreWritten() {
        in.write(THREE_ROWS).end();

        assertThat(out).hasPackets("""
                time_ms | Lap# | Driver:text | Brake
                      0 | 1    | Ana         |   0.7
                     40 | 1    | ""          |   NaN
                """, """
                time_us | Brake | Lap# | Driver:text
                  80000 |   0.5 | 2    |
                """);
    }

    @Test
    void packetsThatDifferAreShownAsTables() {
        in.write(THREE_ROWS).end();

        String first = """
                time_ms | Brake | Driver:text | Lap#
                      0 |   0.7 | Ana         | 1
                     40 |   NaN | ""          | 1
                """;
        assertFails(stream -> assertThat(stream).hasPackets(first), """

                the packets of stream 'car-out' of topic 'out' are 2
                time_ms | Brake | Driver:text | Lap#
                      0 |   0.7 | Ana         | 1
                     40 |   NaN | ""          | 1

                time_ms | Brake | Lap#
                     80 |   0.5 | 2

                but expected were 1
                time_ms | Brake | Driver:text | Lap#
                      0 |   0.7 | Ana         | 1
                     40 |   NaN | ""          | 1
                """);
        assertThatThrownBy(() -> assertThat(out).hasPackets(first, "time_ms | Brake | Lap#\n80 | 0.6 | 2"))
                .hasMessageContaining(
                        "packet 2 of stream 'car-out' of topic 'out' is not the one expected: row 1, column"
                                + " Brake: expected 0.6, but it's 0.5");
    }

    @Test
    void noRows() {
        in.write(StreamProperties.none());
        assertThat(out).hasNoRows().hasPackets();
        in.write("""
                time_ms | Brake
                      0 |   0.7
                """);
        assertThat(out).hasNoRows().hasRows("time_ms | Brake");
        in.end();

        assertFails(stream -> assertThat(stream).hasNoRows(), """

                expected no rows in stream 'car-out' of topic 'out', but there are
                time_ms | Brake
                      0 |   0.7
                """);
    }

    @Test
    void aStreamWithoutAnyMessageIsNotOneWithoutRows() {
        in.write(StreamProperties.none());
        TestStream misspelled = test.topic("out").stream("car-uot");

        assertThat(misspelled).doesNotExist();
        for (Consumer<TestStream> assertion : List.<Consumer<TestStream>>of(
                stream -> assertThat(stream).hasNoRows(),
                stream -> assertThat(stream).hasPackets(),
                stream -> assertThat(stream).hasRows("time_ms | Brake"))) {
            assertFails(
                    misspelled,
                    assertion,
                    "\nexpected rows, or none, of stream 'car-uot' of topic 'out', but it has no message at all");
        }
        assertFails(
                stream -> assertThat(stream).doesNotExist(),
                "\nexpected no message of stream 'car-out' of topic 'out', but its messages are [StreamProperties]");
    }

    @Test
    void parents() {
        assertFails(
                stream -> assertThat(stream).hasParent("car"),
                "\nexpected stream 'car-out' of topic 'out' to have properties, but its messages are []");
        in.write(StreamProperties.none());

        assertThat(out).hasParent("car");
        assertFails(
                stream -> assertThat(stream).hasParent("bike"),
                "\nexpected stream 'car-out' of topic 'out' to have the parent 'bike', but its parents are [car]");
    }

    @Test
    void theLastPropertiesCount() {
        StreamProperties named = StreamProperties.none().withName("Car 44");
        in.write(StreamProperties.none()).write(named);

        assertThat(out).hasProperties(named.withParent("car"));
        assertFails(
                stream -> assertThat(stream).hasProperties(named),
                "\nthe properties of stream 'car-out' of topic 'out' are\n" + named.withParent("car")
                        + "\nbut expected were\n" + named);
    }

    @Test
    void openAndEnded() {
        assertFails(
                stream -> assertThat(stream).isOpen(),
                "\nexpected stream 'car-out' of topic 'out' to be open, but its messages are []");
        in.write(StreamProperties.none());
        assertThat(out).isOpen();
        assertFails(
                stream -> assertThat(stream).isEnded(),
                "\nexpected stream 'car-out' of topic 'out' to be ended, but its messages are [StreamProperties]");
        in.end();
        assertThat(out).isEnded();
        assertFails(
                stream -> assertThat(stream).isOpen(),
                "\nexpected stream 'car-out' of topic 'out' to be open, but its messages are"
                        + " [StreamProperties, StreamEnd]");
        in.write(StreamProperties.none());
        assertThat(out).isOpen();
    }

    @Test
    void aDescriptionStandsInFront() {
        assertThatThrownBy(() -> assertThat(out).as("lap 1").isEnded()).hasMessageStartingWith("[lap 1] ");
    }

    @Test
    void aTableThatCannotBeReadIsNoFailedAssertion() {
        assertThatThrownBy(() -> assertThat(out).hasRows("Brake | Speed")).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertFails(Consumer<TestStream> assertion, String message) {
        assertFails(out, assertion, message);
    }

    private static void assertFails(TestStream stream, Consumer<TestStream> assertion, String message) {
        assertThatThrownBy(() -> assertion.accept(stream))
                .isInstanceOf(AssertionError.class)
                .extracting(failure -> String.valueOf(failure.getMessage()).replace(System.lineSeparator(), "\n"))
                .asString()
                .isEqualTo(message);
    }
}
