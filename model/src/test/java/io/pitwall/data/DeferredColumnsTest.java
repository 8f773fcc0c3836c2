package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferredColumnsTest {

    private static final List<Column> COLUMNS = List.of(
            NumberColumn.of("Speed", 1, 2), TextColumn.of("Driver", "a", "b"), TextColumn.of("Speed", "x", "y"));

    private final List<Integer> made = new ArrayList<>();

    private final DeferredColumns columns = new DeferredColumns(COLUMNS.size()) {
        @Override
        protected String name(int index) {
            return COLUMNS.get(index).name();
        }

        @Override
        protected Column make(int index) {
            made.add(index);
            return COLUMNS.get(index);
        }
    };

    private final ParameterData data = ParameterData.deferred(new long[] {1, 2}, columns, List.of());

    @Test
    void whatIsSelectedIsMadeAndNothingElse() {
        assertThat(data.select(List.of("Driver")).parameters()).containsExactly(COLUMNS.get(1));
        assertThat(made).containsExactly(1);
    }

    @Test
    void namesakesOfOtherKindsAreSelectedToo() {
        assertThat(data.select(List.of("Speed", "Unknown")).parameters())
                .containsExactly(COLUMNS.get(0), COLUMNS.get(2));
        assertThat(data.select(List.of()).parameters()).isEmpty();
        assertThat(data.select(List.of("Speed", "Driver"))).isSameAs(data);
    }

    @Test
    void findingAColumnMakesOnlyThoseOfItsName() {
        assertThat(data.text("Speed")).isSameAs(COLUMNS.get(2));
        assertThat(data.number("Driver")).isNull();
        assertThat(data.number("Brake")).isNull();
        assertThat(made).containsExactly(0, 2, 1);
    }

    @Test
    void aColumnIsMadeOnce() {
        Column first = data.parameters().get(0);

        assertThat(data.number("Speed")).isSameAs(first);
        assertThat(data.select(List.of("Speed")).number("Speed")).isSameAs(first);
        assertThat(data.slice(0, 1).number("Speed")).isEqualTo(NumberColumn.of("Speed", 1));
        assertThat(made).containsExactly(0, 2, 1);
    }

    @Test
    void dataIsLikeThatOfColumnsThatWereThereFromTheBeginning() {
        assertThat(data).isEqualTo(ParameterData.wrap(new long[] {1, 2}, COLUMNS, List.of()));
        assertThat(data.toString())
                .isEqualTo(ParameterData.wrap(new long[] {1, 2}, COLUMNS, List.of())
                        .toString());
    }

    @Test
    void thereIsNoColumnBehindTheLast() {
        assertThatThrownBy(() -> columns.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
