package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a registry that would take too much of us, and some that only look odd. */
class SchemaTextTest {

    private static final String LAP = "{\"type\":\"record\",\"name\":\"Lap\",\"fields\":[]}";

    /** A union of records, each of which refers to the next one, which follows it: flat as a text. */
    private static String forwardReferences(int count) {
        List<String> records = new ArrayList<>(List.of("\"null\""));
        for (int i = count; i > 0; i--) {
            records.add("{\"type\":\"record\",\"name\":\"R" + i + "\",\"fields\":[{\"name\":\"a\",\"type\":\"R"
                    + (i - 1) + "\"}]}");
        }
        records.add("{\"type\":\"record\",\"name\":\"R0\",\"fields\":[]}");
        return "{\"type\":\"record\",\"name\":\"Top\",\"fields\":[{\"name\":\"x\",\"type\":["
                + String.join(",", records) + "]}]}";
    }

    private static String padded(int bytes) {
        String start = "{\"type\":\"record\",\"name\":\"Lap\",\"doc\":\"";
        String end = "\",\"fields\":[]}";
        return start + "x".repeat(bytes - start.length() - end.length()) + end;
    }

    @Test
    void forwardReferencesThatAreTooDeepAreRefused() {
        assertThat(SchemaText.parse(forwardReferences(3)).getField("x").schema().getTypes())
                .hasSize(5);

        String deep = forwardReferences(3_000);

        assertThat(deep.length()).isLessThan(SchemaText.MAX_BYTES);
        assertThatThrownBy(() -> SmallStack.run(() -> SchemaText.parse(deep)))
                .isInstanceOf(SchemaParseException.class)
                .hasMessage("its types refer to each other too deeply");
    }

    @Test
    void aTextThatIsTooLargeIsNotParsed() {
        assertThat(SchemaText.parse(padded(SchemaText.MAX_BYTES)).getName()).isEqualTo("Lap");

        assertThatThrownBy(() -> SchemaText.parse(padded(SchemaText.MAX_BYTES + 1)))
                .isInstanceOf(SchemaParseException.class)
                .hasMessage(
                        "it is too large: its text has 262145 bytes, but at most 262144 are read; register a smaller"
                                + " schema, or name another deserializer as pitwall.avro.deserializer");
    }

    @Test
    void sizesAreThoseOfUtf8() {
        assertThatThrownBy(() -> SchemaText.parse("\u00fc".repeat(SchemaText.MAX_BYTES / 2 + 1)))
                .isInstanceOf(SchemaParseException.class)
                .hasMessageStartingWith("it is too large: its text has 262146 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/** Licence: {[ */ ", "// Licence: {[\n", "\n/* a *//* b */\n// c\n"})
    void commentsAreTakenAsAvroTakesThem(String comment) {
        Schema lap = new Schema.Parser().parse(LAP);

        assertThat(SchemaText.parse(comment + LAP)).isEqualTo(lap);
        assertThat(SchemaText.parse(LAP.replace(",", "," + comment))).isEqualTo(lap);
    }

    @Test
    void aCommentDoesNotHideHowDeepTheRestIs() {
        String deep = "{\"type\":\"array\",\"items\":".repeat(900) + "\"int\"" + "}".repeat(900);

        assertThatThrownBy(() -> SchemaText.parse("/* shallow */ " + deep))
                .isInstanceOf(SchemaParseException.class)
                .hasMessageStartingWith("it is too large or too deep: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "# a comment of others\n" + LAP, "/* without an end " + LAP, "syntax = proto3;"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> SchemaText.parse(text))
                .isInstanceOf(SchemaParseException.class)
                .hasMessageStartingWith("it is no JSON: ");
    }
}
