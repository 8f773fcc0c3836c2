package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreKeyTest {

    @Test
    void theKeyIsStoredAndStays() {
        assertThat(StoreKey.of("car", "brake")).isEqualTo("3:carbrake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "car", ":car", "x:car", "9:car", "-1:car", "99999999999:car"})
    void whatIsNoKeyIsTold(String key) {
        assertThatThrownBy(() -> StoreKey.first(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'" + key + "' is no key");
    }
}
