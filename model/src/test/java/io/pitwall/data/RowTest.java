package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final ParameterData DATA = TextTable.parse("""
            time_ns | Speed | Driver:text | Blob:binary | Speed:text | Lap#
                  1 |   NaN | Ana         | 0x0102      |            | 1
                  2 |       |             |             | fast       |
            """);

    @Test
    void readsValuesByName() {
        Row row = DATA.row(0);
        assertThat(row.timeNs()).isEqualTo(1);
        assertThat(row.number("Speed")).isNaN();
        assertThat(row.number("Speed", 5)).isNaN();
        assertThat(row.text("Driver")).isEqualTo("Ana");
        assertThat(row.text("Driver", "nobody")).isEqualTo("Ana");
        assertThat(row.binary("Blob")).containsExactly(1, 2);
        assertThat(row.tag("Lap")).isEqualTo("1");
        assertThat(row.tag("Lap", "0")).isEqualTo("1");
    }

    @Test
    void missingCellsReadAsMissing() {
        Row row = DATA.row(1);
        assertThat(row.number("Speed")).isNaN();
        assertThat(row.number("Speed", 5)).isEqualTo(5);
        assertThat(row.text("Driver")).isNull();
        assertThat(row.text("Driver", "nobody")).isEqualTo("nobody");
        assertThat(row.binary("Blob")).isNull();
        assertThat(row.tag("Lap")).isNull();
        assertThat(row.tag("Lap", "0")).isEqualTo("0");
        assertThat(row.tag("NoSuchTag")).isNull();
    }

    @Test
    void hasLooksAtEveryKindOfTheName() {
        assertThat(DATA.row(0).has("Speed")).isTrue();
        assertThat(DATA.row(1).has("Speed")).isTrue();
        assertThat(DATA.row(1).has("Driver")).isFalse();
        assertThat(DATA.row(1).has("NotThere")).isFalse();
    }

    @Test
    void binaryIsACopy() {
        byte[] bytes = Objects.requireNonNull(DATA.row(0).binary("Blob"));
        bytes[0] = 9;
        assertThat(DATA.row(0).binary("Blob")).containsExactly(1, 2);
    }

    @Test
    void withoutDeclarationAnyNameReadsAsMissing() {
        Row row = DATA.row(0);
        assertThat(row.number("x")).isNaN();
        assertThat(row.text("x")).isNull();
        assertThat(row.binary("x")).isNull();
        assertThat(row.has("x")).isFalse();
    }

    @Test
    void declaredNamesThatNoColumnHasReadAsMissing() {
        Row row = DATA.cursor(List.of("Gear")).moveTo(0);
        assertThat(row.number("Gear")).isNaN();
        assertThat(row.number("Gear", 3)).isEqualTo(3);
        assertThat(row.text("Gear")).isNull();
        assertThat(row.binary("Gear")).isNull();
        assertThat(row.has("Gear")).isFalse();
    }

    @Test
    void namesOutsideTheDeclarationAreRefusedByEveryReader() {
        Row row = DATA.cursor(List.of("Gear", "Rpm")).moveTo(0);
        String message = "parameter 'x' is not among the parameters of this stage: Gear, Rpm;"
                + " name it where the stage takes its parameters";
        assertThatThrownBy(() -> row.number("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> row.number("x", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> row.text("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> row.text("x", "y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> row.binary("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> row.has("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(row.tag("x")).isNull();
    }

    @Test
    void cursorMovesWithoutAllocatingAndRowsOfTheirOwnStay() {
        RowCursor cursor = DATA.cursor();
        assertThat(cursor.timeNs()).isEqualTo(1);
        Row row = DATA.row(0);
        assertThat(cursor.moveTo(1)).isSameAs(cursor);
        assertThat(cursor.timeNs()).isEqualTo(2);
        assertThat(row.timeNs()).isEqualTo(1);
        assertThat(cursor).asString().startsWith("row 1 of\ntime_ns | Speed");
    }

    @Test
    void rowsThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> DATA.row(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> DATA.cursor().moveTo(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> DATA.slice(0, 1).row(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
