package io.pitwall.serdes.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A registry that speaks Confluent's REST API. */
final class HttpSchemaRegistry implements SchemaRegistry {

    private final RegistryHttp http;
    private final RetryLoop retries;
    private final SecondTries secondTries;
    private final String normalize;

    HttpSchemaRegistry(RegistryConfig config, RegistryClock clock) {
        this.secondTries = new SecondTries(clock);
        this.normalize = config.normalizeSchemas() ? "?normalize=true" : "";
        this.retries = new RetryLoop(config.retries(), clock);
        this.http = new RegistryHttp(config, retries);
    }

    @Override
    public int register(String subject, Schema schema) {
        RegistryRequest request = RegistryRequest.post(
                "/subjects/" + RegistryRequest.segment(subject) + "/versions" + normalize,
                body(schema),
                "registering " + schema.getFullName() + " as subject '" + subject + "'");
        return number(request, http.call(request), "id");
    }

    @Override
    public int lookUp(String subject, Schema schema) {
        RegistryRequest request = RegistryRequest.post(
                "/subjects/" + RegistryRequest.segment(subject) + normalize,
                body(schema),
                "looking up " + schema.getFullName() + " in subject '" + subject + "'");
        return number(request, http.call(request), "id");
    }

    @Override
    public Schema byId(int id) {
        RegistryRequest request = RegistryRequest.get("/schemas/ids/" + id, "reading schema id " + id);
        long startNs = retries.nanoTime();
        try {
            return schema(request, http.call(request, startNs));
        } catch (SchemaNotFoundException e) {
            // Perhaps the writer registered it a moment ago, and this is an instance that follows.
            if (!secondTries.admitsOne() || !retries.pauseOnce(startNs)) {
                throw e.withoutSecondTry();
            }
            return schema(request, http.call(request, startNs));
        }
    }

    @Override
    public RegisteredSchema latest(String subject) {
        RegistryRequest request = RegistryRequest.get(
                "/subjects/" + RegistryRequest.segment(subject) + "/versions/latest",
                "reading the latest version of subject '" + subject + "'");
        RegistryAnswer answer = http.call(request);
        return new RegisteredSchema(
                subject, number(request, answer, "version"), number(request, answer, "id"), schema(request, answer));
    }

    @Override
    public Compatibility check(String subject, Schema schema) {
        RegistryRequest request = RegistryRequest.post(
                "/compatibility/subjects/" + RegistryRequest.segment(subject) + "/versions/latest?verbose=true",
                body(schema),
                "checking " + schema.getFullName() + " against subject '" + subject + "'");
        RegistryAnswer answer;
        try {
            answer = http.call(request);
        } catch (SchemaNotFoundException e) {
            return new Compatibility(true, List.of("the subject has no version yet"));
        }
        JsonNode compatible = answer.field("is_compatible");
        if (compatible == null || !compatible.isBoolean()) {
            throw senseless(request, "is_compatible");
        }
        List<String> reasons = new ArrayList<>();
        JsonNode messages = answer.field("messages");
        if (messages != null) {
            messages.forEach(message -> reasons.add(message.asText()));
        }
        return new Compatibility(compatible.booleanValue(), reasons);
    }

    private static String body(Schema schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", SchemaText.of(schema))
                .toString();
    }

    private static int number(RegistryRequest request, RegistryAnswer answer, String field) {
        JsonNode number = answer.field(field);
        if (number == null || !number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
            throw senseless(request, field);
        }
        return number.intValue();
    }

    private static Schema schema(RegistryRequest request, RegistryAnswer answer) {
        JsonNode type = answer.field("schemaType");
        if (type != null && !type.asText().equals("AVRO")) {
            throw new UnusableSchemaException(request.purpose() + ": it is a " + type.asText() + " schema, not Avro");
        }
        JsonNode references = answer.field("references");
        if (references != null && !references.isEmpty()) {
            throw new UnusableSchemaException(
                    request.purpose() + ": it refers to other schemas, which is not supported");
        }
        JsonNode text = answer.field("schema");
        if (text == null || !text.isTextual()) {
            throw senseless(request, "schema");
        }
        try {
            return SchemaText.parse(text.textValue());
        } catch (AvroRuntimeException e) {
            throw new UnusableSchemaException(request.purpose() + ": it is not valid Avro: " + e.getMessage(), e);
        }
    }

    private static SchemaRegistryException senseless(RegistryRequest request, String field) {
        return new SchemaRegistryException(request.purpose() + ": the answer has no usable '" + field
                + "', as that of a schema registry would; check schema.registry.url");
    }
}
