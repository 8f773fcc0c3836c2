package io.pitwall.serdes.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/** A status and a body that may be JSON. */
record RegistryAnswer(int status, String body, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RegistryAnswer of(int status, String body) {
        return new RegistryAnswer(status, body, parse(body));
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The member of that name; null if the body is no JSON object that has it. */
    @Nullable
    JsonNode field(String name) {
        JsonNode field = json.get(name);
        return field == null || field.isNull() ? null : field;
    }
}
