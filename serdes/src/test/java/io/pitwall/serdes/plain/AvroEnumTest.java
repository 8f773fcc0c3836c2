package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroEnumTest {

    private static Schema schema(String... symbols) {
        return SchemaBuilder.enumeration("EndType").symbols(symbols);
    }

    @Test
    void thePositionIsThatOfTheSchemaWhateverTheOrderInJava() throws IOException {
        var types = new AvroEnum<>(schema("TERMINATED", "ABORTED", "CLOSED"), StreamEnd.Type.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        types.write(StreamEnd.Type.CLOSED, out);
        types.write(StreamEnd.Type.TERMINATED, out);

        assertThat(bytes.toByteArray()).containsExactly(4, 0);
        AvroInput in = new AvroInput(bytes.toByteArray(), 0);
        assertThat(types.read(in)).isEqualTo(StreamEnd.Type.CLOSED);
        assertThat(types.read(in)).isEqualTo(StreamEnd.Type.TERMINATED);
    }

    @Test
    void refusesASchemaWithOtherNames() {
        assertThatThrownBy(() -> new AvroEnum<>(schema("CLOSED", "ABORTED"), StreamEnd.Type.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Type has [CLOSED, ABORTED, TERMINATED], but its schema EndType has [CLOSED, ABORTED]");
        assertThatThrownBy(
                        () -> new AvroEnum<>(schema("CLOSED", "ABORTED", "TERMINATED", "LOST"), StreamEnd.Type.class))
                .isInstanceOf(IllegalStateException.class);
    }
}
