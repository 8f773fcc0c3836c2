package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotNetNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "-120, -120.0",
        "123.5, 123.5",
        "0.1, 0.1",
        "0.001, 0.001",
        "0.00012, 0.00012",
        "-0.0001, -0.0001",
        "0.0001234, 0.0001234",
        "0.00001, 1E-05",
        "0.000012, 1.2E-05",
        "1E-100, 1E-100",
        "9999999.5, 9999999.5",
        "10000000, 10000000.0",
        "12345678.9, 12345678.9",
        "-123456789012.25, -123456789012.25",
        "999999999999999, 999999999999999.0",
        "99999999999999.98, 99999999999999.98",
        "1E15, 1E+15",
        "-1.5E15, -1.5E+15",
        "123456789012345.67, 123456789012345.67",
        "1234567890123456789, 1.2345678901234568E+18",
        "9007199254740993, 9.007199254740992E+15",
        "1E23, 1E+23",
        "2E-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "4.9E-324, 4.9E-324",
        "1.7976931348623157E308, 1.7976931348623157E+308"
    })
    void isWrittenInTheNotationOfDotNet(double value, String expected) {
        assertThat(DotNetNumber.format(value)).isEqualTo(expected);
        assertThat(DotNetNumber.parse(expected)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "-0, -0.0", "+1.5e3, 1500", "1E400, Infinity", "NaN, NaN", "-Infinity, -Infinity"})
    void isReadInAnyNotation(String text, double expected) {
        assertThat(DotNetNumber.parse(text)).isEqualTo(Double.valueOf(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808.000, -9223372036854775808",
        "1.692703362840389e+18, 1692703362840389000",
        "1700e-2, 17"
    })
    void wholeNumbersAreReadInAnyNotation(String text, long expected) {
        assertThat(DotNetNumber.parseWhole(text)).isEqualTo(expected);
    }

    static Stream<String> noNumbers() {
        return Stream.of("", " 1", "1d", "1f", "0x1p3", "1_0", "1,0", "--1", "e5", "nan", "\u0661", "1".repeat(1_001));
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> DotNetNumber.parse(text)).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> DotNetNumber.parseWhole(text)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9223372036854775808", "1e19", "1e-1", "1e999999999", "1e-999999999", "NaN"})
    void whatIsNoWholeNumberOf64BitsIsRefused(String text) {
        assertThatThrownBy(() -> DotNetNumber.parseWhole(text)).isInstanceOf(NumberFormatException.class);
    }
}
