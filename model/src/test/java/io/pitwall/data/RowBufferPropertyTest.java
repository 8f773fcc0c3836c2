package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RowBufferPropertyTest {

    @Provide
    Arbitrary<ParameterData> tables() {
        return ArbitraryData.any();
    }

    private static ParameterData numbersOf(ParameterData table) {
        return ParameterData.wrap(
                table.timesNs(),
                table.parameters().stream()
                        .filter(NumberColumn.class::isInstance)
                        .toList(),
                List.of());
    }

    @Property(tries = 2000)
    void rowsAreWhatConcatMakesOfThem(
            @ForAll @Size(max = 6) List<@From("tables") ParameterData> tables, @ForAll("tables") ParameterData behind) {
        RowBuffer buffer = new RowBuffer();
        List<ParameterData> appended = new ArrayList<>();
        for (ParameterData table : tables) {
            ParameterData rows = numbersOf(table);
            int from = rows.rowCount() / 4;
            if (RowBuffer.suits(rows, from, rows.rowCount())) {
                if (!buffer.hasRoomFor(rows.rowCount() - from)) {
                    buffer.clear();
                    appended.clear();
                }
                buffer.append(rows, from, rows.rowCount());
                appended.add(rows.slice(from, rows.rowCount()));
            }
        }
        ParameterData expected = ParameterData.concat(appended);
        assertThat(buffer.toData()).isEqualTo(expected);
        assertThat(buffer.toData().parameterNames()).isEqualTo(expected.parameterNames());
        ParameterData numbers = numbersOf(behind);
        int from = behind.rowCount() / 3;
        int to = behind.rowCount();
        assertThat(buffer.joinedWith(behind, from, to)).isEqualTo(ParameterData.concat(appended, behind, from, to));
        assertThat(buffer.joinedWith(numbers, from, to)).isEqualTo(ParameterData.concat(appended, numbers, from, to));
    }
}
