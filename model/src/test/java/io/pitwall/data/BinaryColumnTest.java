package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryColumnTest {

    /** 01 02, missing, present and empty. */
    private static BinaryColumn column() {
        return BinaryColumn.wrap("Blob", new byte[][] {{1, 2}, null, {}});
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }

    @Test
    void tellsWhatItIs() {
        assertThat(column().name()).isEqualTo("Blob");
        assertThat(column().kind()).isEqualTo(Column.Kind.BINARY);
        assertThat(column().rowCount()).isEqualTo(3);
        assertThat(column()).hasToString("Blob (3 binaries)");
    }

    @Test
    void emptyBinaryIsAValueAndNullIsMissing() {
        assertThat(column().at(0)).isEqualTo(bytes(1, 2));
        assertThat(column().has(1)).isFalse();
        assertThat(column().at(1)).isNull();
        assertThat(column().has(2)).isTrue();
        assertThat(column().at(2)).isEqualTo(bytes());
        assertThat(column().slice(1, 2).isEmpty()).isTrue();
        assertThat(column().slice(2, 3).isEmpty()).isFalse();
        assertThat(column().slice(1, 2)).isNotEqualTo(column().slice(2, 3));
    }

    @Test
    void viewsAreReadOnlyAndDoNotShareTheirPosition() {
        BinaryColumn column = column();
        ByteBuffer view = Objects.requireNonNull(column.at(0));
        assertThat(view.isReadOnly()).isTrue();
        assertThatThrownBy(() -> view.put(0, (byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
        assertThat(view.get()).isEqualTo((byte) 1);
        assertThat(column.at(0)).isEqualTo(bytes(1, 2));
    }

    @Test
    void equalityLooksAtNameAndBytes() {
        assertThat(column())
                .isEqualTo(column())
                .hasSameHashCodeAs(column())
                .isNotEqualTo(column().renamed("blob"))
                .isNotEqualTo(column().slice(0, 2))
                .isNotEqualTo(BinaryColumn.wrap("Blob", new byte[][] {{1, 3}, null, {}}))
                .isNotEqualTo(BinaryColumn.wrap("Blob", new byte[][] {{1, 2}, {}, {}}));
        BinaryColumn longer = BinaryColumn.wrap("Blob", new byte[][] {{7}, {1, 2}, null, {}});
        assertThat(longer.slice(1, 4)).isEqualTo(column()).hasSameHashCodeAs(column());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 2})
    void indexOutsideTheSliceIsRefusedEvenWhenTheMemoryHasIt(int row) {
        BinaryColumn slice = column().slice(1, 2);
        assertThatThrownBy(() -> slice.at(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.has(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.pick(new int[] {row})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(row, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void pickTakesRowsInTheOrderGivenAndMoreThanOnce() {
        assertThat(column().slice(1, 3).pick(new int[] {1, 0, 1}))
                .isEqualTo(BinaryColumn.wrap("Blob", new byte[][] {{}, null, {}}));
    }

    @Test
    void nameIsNeverEmpty() {
        assertThatThrownBy(() -> BinaryColumn.wrap("", new byte[0][]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter or tag must have a name, but it is empty");
    }

    @Test
    void approximateBytesCountTheBytes() {
        assertThat(BinaryColumn.wrap("a", new byte[][] {new byte[1000], null}).approximateBytes())
                .isBetween(1_000L, 1_200L);
    }
}
