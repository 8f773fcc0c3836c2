package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import org.junit.jupiter.api.Test;

class BrakingCounterTest {

    private final BrakingCounter counter = new BrakingCounter();

    private void add(String table) {
        counter.add(TextTable.parse(table));
    }

    @Test
    void countsNothingWithoutRows() {
        counter.add(ParameterData.empty());

        assertThat(counter.count()).isZero();
        assertThat(counter.isBraking()).isFalse();
    }

    @Test
    void countsRunsAndNotRows() {
        add("""
                time_ms | HardBraking:text
                      0 | False
                     10 | True
                     20 | True
                     30 | False
                     40 | True
                     50 | False
                """);

        assertThat(counter.count()).isEqualTo(2);
        assertThat(counter.isBraking()).isFalse();
    }

    @Test
    void aRunGoesOnInTheNextPacket() {
        add("""
                time_ms | HardBraking:text
                      0 | False
                     10 | True
                """);
        assertThat(counter.isBraking()).isTrue();
        add("""
                time_ms | HardBraking:text
                     20 | True
                     30 | False
                """);
        add("""
                time_ms | HardBraking:text
                     40 | True
                """);

        assertThat(counter.count()).isEqualTo(2);
    }

    @Test
    void aRunThatWasUnderWayAtTheBeginningIsNotCounted() {
        add("""
                time_ms | HardBraking:text
                      0 | True
                     10 | False
                """);

        assertThat(counter.count()).isZero();
    }

    @Test
    void missingCellsAndOtherParametersDoNotMatter() {
        add("""
                time_ms | HardBraking:text | Speed
                      0 | False            | 10
                     10 |                  | 20
                     20 | True             | 30
                     30 |                  | 40
                     40 | True             | 50
                """);
        add("""
                time_ms | Speed
                     50 | 60
                """);

        assertThat(counter.count()).isEqualTo(1);
        assertThat(counter.isBraking()).isTrue();
    }
}
