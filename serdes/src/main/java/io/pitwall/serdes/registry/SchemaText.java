package io.pitwall.serdes.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Of UTF-8: Avro's parser takes time with the square of the number of types. */
    static final int MAX_BYTES = 256 * 1024;

    /** Comments are none of JSON, but Avro's parser takes them. */
    private static final JsonFactory SHALLOW = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
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
     * @throws AvroRuntimeException if it is no Avro schema, has more than {@value #MAX_BYTES} bytes or is too deep
     */
    static Schema parse(String text) {
        checkSize(text);
        checkDepth(text);
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(text);
        } catch (StackOverflowError e) {
            // References by name make a flat text deep. All that was built is thrown away with the parser.
            throw new SchemaParseException("its types refer to each other too deeply");
        }
    }

    private static void checkSize(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new SchemaParseException("it is too large: its text has " + bytes + " bytes, but at most " + MAX_BYTES
                    + " are read; register a smaller schema, or name another deserializer as "
                    + RegistrySettings.DESERIALIZER_CLASS);
        }
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
