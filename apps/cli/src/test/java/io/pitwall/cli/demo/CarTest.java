package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CarTest {

    @Test
    void aFullGridHasFiftyDifferentDrivers() {
        assertThat(Car.grid(Car.MAX_COUNT))
                .hasSize(50)
                .extracting(Car::driver)
                .doesNotHaveDuplicates()
                .allSatisfy(driver -> assertThat(driver).matches("[A-Za-z -]{1,17}"));
    }

    @Test
    void streamsAreNamedAfterTheNumber() {
        Car first = Car.grid(1).get(0);

        assertThat(first.streamId()).isEqualTo("car-1");
        assertThat(first.brakingStreamId()).isEqualTo("car-1-hard-braking");
    }

    @Test
    void refusesGridsThatAreEmptyOrTooLarge() {
        assertThatThrownBy(() -> Car.grid(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of cars must be 1 to 50, but it is 0");
        assertThatThrownBy(() -> Car.grid(51)).hasMessage("the number of cars must be 1 to 50, but it is 51");
    }
}
