package io.pitwall.serdes.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Schemas as the text that a registry keeps. */
final class SchemaText {

    /** A note of Avro's code generator for itself; registries that compare texts take it for another schema. */
    private static final String GENERATOR_NOTE = "avro.java.string";

    /** Of JSON: Avro's parser goes down by calling itself, and so does what looks at schemas after it. */
    private static final int MAX_DEPTH = 300;

    private static final JsonFactory SHALLOW = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    /** Avro's own text of the schema, always the same for the same schema. */
    static String of(Schema schema) {
        String text = schema.toString();
        if (!text.contains(GENERATOR_NOTE)) {
            return text;
        }
        try {
            JsonNode tree = JSON.readTree(text);
            removeNotes(tree);
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .parse(JSON.writeValueAsString(tree))
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro's text of " + schema.getFullName() + " is not JSON", e);
        }
    }

    private static void removeNotes(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("type")) {
            object.remove(GENERATOR_NOTE);
        }
        node.forEach(SchemaText::removeNotes);
    }

    /**
     * The schema of such a text; names are not checked, because the registry has taken them.
     *
     * @throws AvroRuntimeException if it is no Avro schema
     */
    static Schema parse(String text) {
        checkDepth(text);
        return new Schema.Parser(NameValidator.NO_VALIDATION)
                .setValidateDefaults(false)
                .parse(text);
    }

    private static void checkDepth(String text) {
        try (JsonParser parser = SHALLOW.createParser(text)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
        } catch (StreamConstraintsException e) {
            throw new SchemaParseException("it is too large or too deep: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new SchemaParseException("it is no JSON: " + e.getMessage());
        }
    }
}
