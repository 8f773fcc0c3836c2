package io.pitwall.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class HttpAddressTest {

    private final HttpAddress.Converter converter = new HttpAddress.Converter();

    @ParameterizedTest
    @ValueSource(strings = {"localhost:0", "0.0.0.0:8080", "[::1]:65535", "off"})
    void isReadAsItIsWritten(String text) {
        assertThat(converter.convert(text)).hasToString(text);
    }

    @Test
    void off() {
        assertThat(converter.convert("off").isOff()).isTrue();
        assertThat(converter.convert("localhost:0").isOff()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8080", ":8080", "localhost", "localhost:65536", "localhost:x", "a b:1"})
    void whatIsNone(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("'" + text + "' is no address; write HOST:PORT");
    }
}
