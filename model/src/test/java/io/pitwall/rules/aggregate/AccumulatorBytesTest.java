package io.pitwall.rules.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccumulatorBytesTest {

    private static final String GOLDEN = "aggregates.golden";

    private static final Rows ROWS = new Rows(Stream.of(
                    new Rows.Row(1_000_000_000, 2.5),
                    new Rows.Row(3_000_000_000L, -0.0),
                    new Rows.Row(2_000_000_000, 1e17),
                    new Rows.Row(3_000_000_000L, 0.75))
            .toList());

    static Stream<Aggregate> builtIn() {
        return EveryAggregate.list().stream()
                .filter(aggregate -> !aggregate.id().startsWith("custom:"));
    }

    private static byte[] written(Accumulator accumulator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        accumulator.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Accumulator read(Aggregate aggregate, byte[] bytes) throws IOException {
        Accumulator accumulator = aggregate.newAccumulator();
        accumulator.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        return accumulator;
    }

    private static String golden(String id) throws IOException {
        try (var in = AccumulatorBytesTest.class.getResourceAsStream(GOLDEN)) {
            assertThat(in).as(GOLDEN).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(id + " = "))
                    .findFirst()
                    .orElse(id + " = not in " + GOLDEN);
        }
    }

    /** What is stored stays readable for ever: a change of these bytes needs a new version of what holds them. */
    @ParameterizedTest
    @MethodSource("builtIn")
    void bytesAreThoseOfTheGoldenFile(Aggregate aggregate) throws IOException {
        Accumulator accumulator = ROWS.addedTo(aggregate.newAccumulator());
        byte[] bytes = written(accumulator);
        assertThat(aggregate.id() + " = " + HexFormat.of().formatHex(bytes)).isEqualTo(golden(aggregate.id()));
        assertThat(Outcome.of(read(aggregate, bytes))).isEqualTo(Outcome.of(accumulator));
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void bytesCutOffAnywhereAreRefused(Aggregate aggregate) throws IOException {
        byte[] bytes = written(ROWS.addedTo(aggregate.newAccumulator()));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(aggregate, cut))
                    .as("the first %s bytes", length)
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageStartingWith("the state of ")
                    .hasMessageContaining("is cut off");
        }
    }

    /** Any other bytes are refused or are the state of some rows; none of them makes it fall over. */
    @ParameterizedTest
    @MethodSource("builtIn")
    void changedBytesAreRefusedOrReadAsOtherRows(Aggregate aggregate) throws IOException {
        byte[] bytes = written(ROWS.addedTo(aggregate.newAccumulator()));
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << bit);
                Accumulator accumulator;
                try {
                    accumulator = read(aggregate, changed);
                } catch (IOException e) {
                    assertThat(e).hasMessageStartingWith("the state of ");
                    continue;
                }
                assertThat(Outcome.of(ROWS.addedTo(accumulator))).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void aNegativeNumberOfRowsIsRefused(Aggregate aggregate) throws IOException {
        byte[] bytes = written(ROWS.addedTo(aggregate.newAccumulator()));
        bytes[0] = (byte) 0x80;
        assertThatThrownBy(() -> read(aggregate, bytes))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("counts -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"median(x)", "integral(x)"})
    void aClaimOfManyRowsTakesNoMoreMemoryThanThereAreBytes(String id) {
        byte[] claim = ByteBuffer.allocate(4 + 16).putInt(Integer.MAX_VALUE).array();
        Accumulator accumulator = EveryAggregate.withId(id).newAccumulator();
        assertThatThrownBy(() -> accumulator.read(new DataInputStream(new ByteArrayInputStream(claim))))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("of 2147483647 rows");
        assertThat(accumulator.weightBytes()).isLessThan(100_000);
    }

    @Test
    void timesTheWrongWayRoundAreRefused() {
        byte[] bytes = ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(2)
                .putLong(9)
                .putLong(0)
                .putLong(8)
                .putLong(0)
                .array();
        assertThatThrownBy(() -> read(Aggregates.rate("x"), bytes))
                .hasMessage("the state of RATE has its first row at 9 ns, behind its last at 8 ns");
    }

    @Test
    void negativeSquaresAreRefused() {
        byte[] bytes = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(2)
                .putDouble(1)
                .putDouble(-1)
                .array();
        assertThatThrownBy(() -> read(Aggregates.stddev("x"), bytes))
                .hasMessage("the state of STDDEV has squares that add up to -1.0");
    }

    @Test
    void extremesOfDifferentRowsAreRefused() {
        byte[] bytes = ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(2)
                .putDouble(1)
                .putLong(3)
                .putDouble(1)
                .array();
        assertThatThrownBy(() -> read(Aggregates.range("x"), bytes))
                .hasMessage("the state of RANGE has the smallest of 2 rows and the largest of 3");
    }
}
