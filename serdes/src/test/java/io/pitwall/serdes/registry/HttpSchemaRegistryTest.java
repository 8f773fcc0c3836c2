package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls and what refusals become. */
class HttpSchemaRegistryTest {

    private static final Schema LAP = new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Lap\",\"namespace\":\"com.acme\",\"fields\":"
                    + "[{\"name\":\"no\",\"type\":\"long\"}]}");
    private static final Schema DRIVER = new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Driver\",\"fields\":[{\"name\":\"name\",\"type\":"
                    + "{\"type\":\"string\",\"avro.java.string\":\"String\"}}]}");

    private final RegistryServer server = RegistryServer.start();
    private final ManualClock clock = new ManualClock();

    @AfterEach
    void stop() {
        server.close();
    }

    private SchemaRegistry registry(String... settings) {
        Map<String, Object> configs = new HashMap<>(Map.of(RegistrySettings.URL, server.url()));
        for (int i = 0; i < settings.length; i += 2) {
            configs.put(settings[i], settings[i + 1]);
        }
        return new HttpSchemaRegistry(RegistryConfig.of(configs), clock);
    }

    @Test
    void registersAndReadsById() {
        SchemaRegistry registry = registry();

        int id = registry.register("laps-com.acme.Lap", LAP);

        assertThat(id).isEqualTo(1);
        assertThat(registry.byId(id)).isEqualTo(LAP);
        assertThat(server.requests())
                .containsExactly("POST /subjects/laps-com.acme.Lap/versions", "GET /schemas/ids/1");
    }

    @Test
    void findsTheIdOfAVersionAndTheLatest() {
        SchemaRegistry registry = registry();
        registry.register("laps", LAP);

        assertThat(registry.lookUp("laps", LAP)).isEqualTo(1);
        assertThat(registry.latest("laps")).isEqualTo(new RegisteredSchema("laps", 1, 1, LAP));
        assertThatThrownBy(() -> registry.lookUp("laps", DRIVER))
                .isInstanceOf(SchemaNotFoundException.class)
                .hasMessage("looking up Driver in subject 'laps': " + server.url()
                        + " answered 404 (40403): Schema not found");
    }

    @Test
    void asksWhetherASchemaIsCompatible() {
        SchemaRegistry registry = registry();

        assertThat(registry.check("laps", LAP).isCompatible()).isTrue();
        registry.register("laps", LAP);
        assertThat(registry.check("laps", DRIVER)).isEqualTo(new Compatibility(false, List.of("a field is missing")));
    }

    @Test
    void sendsAvrosTextWithoutTheNoteOfTheCodeGenerator() {
        registry().register("drivers", DRIVER);

        assertThat(server.bodies().get(0))
                .isEqualTo("{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Driver\\\","
                        + "\\\"fields\\\":[{\\\"name\\\":\\\"name\\\",\\\"type\\\":\\\"string\\\"}]}\"}");
    }

    @Test
    void subjectsAreEncoded() {
        registry().register("my topic/ü-x", LAP);

        assertThat(server.requests()).containsExactly("POST /subjects/my%20topic%2F%C3%BC-x/versions");
    }

    @ParameterizedTest
    @CsvSource({
        "401, RegistryAccessException, '; set basic.auth.credentials.source and basic.auth.user.info, or bearer.auth.*'",
        "403, RegistryAccessException, '; the credentials do not allow this'",
        "404, SchemaNotFoundException, ''",
        "409, IncompatibleSchemaException, '; evolve the schema as the subject''s compatibility allows, or use another subject'",
        "422, InvalidSchemaException, ''",
        "418, SchemaRegistryException, ''",
        "301, SchemaRegistryException, '; redirects are not followed: put the final address into schema.registry.url'"
    })
    void refusalsAreFinalAndSayWhatToDo(int status, String exception, String advice) {
        server.answer(status, "{\"error_code\":" + status + "01,\"message\":\"because\"}");

        assertThatThrownBy(() -> registry().register("laps", LAP))
                .isInstanceOf(SchemaRegistryException.class)
                .isNotInstanceOf(UnreadableMessageException.class)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(exception))
                .hasMessage("registering com.acme.Lap as subject 'laps': " + server.url() + " answered " + status + " ("
                        + status + "01): because" + advice);
        assertThat(server.requests()).hasSize(1);
        assertThat(clock.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>nothing here</html>",
                "[1]",
                "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}",
                "{\"error_code\":0,\"message\":\"Could not find resource for full path\"}",
                "{\"error_code\":\"none\"}"
            })
    void aWrongPathIsNotAMissingSchema(String body) {
        server.answer(404, body);

        assertThatThrownBy(() -> registry().byId(7))
                .isExactlyInstanceOf(SchemaRegistryException.class)
                .hasMessageStartingWith("reading schema id 7: " + server.url() + " answered 404")
                .hasMessageEndingWith("check the path in schema.registry.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>please log in</html>", "[]", "{}", "{\"schema\":1}", "{\"schema\":null}"})
    void anAnswerThatIsNoneIsRefused(String body) {
        server.answer(200, body);

        assertThatThrownBy(() -> registry().byId(7))
                .isExactlyInstanceOf(SchemaRegistryException.class)
                .hasMessageStartingWith("reading schema id 7: ")
                .hasMessageEndingWith("schema.registry.url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\":-1}", "{\"id\":1.5}", "{\"id\":\"1\"}", "{\"id\":4294967296}", "{\"id\":1e999999999}"})
    void anIdThatNobodyCouldReadIsRefused(String body) {
        server.answer(200, body);

        assertThatThrownBy(() -> registry().register("laps", LAP))
                .isExactlyInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("the answer has no usable 'id'");
    }

    @Test
    void anAnswerWithoutAnEndIsCutOff() {
        server.answer(200, "{\"schema\":\"" + "x".repeat(BoundedBody.MAX_BYTES) + "\"}");

        assertThatThrownBy(() -> registry("max.retries", "0").byId(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("the answer has more than 8388608 bytes");
    }

    @Test
    void schemasAreNormalizedIfTheyAreToBe() {
        SchemaRegistry registry = registry("normalize.schemas", "true");

        registry.register("laps", LAP);
        registry.lookUp("laps", LAP);

        assertThat(server.requests())
                .containsExactly("POST /subjects/laps/versions?normalize=true", "POST /subjects/laps?normalize=true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schema\":\"syntax = proto3;\",\"schemaType\":\"PROTOBUF\"} | it is a PROTOBUF schema, not Avro",
                "{\"schema\":\"{}\",\"references\":[{\"name\":\"a\"}]} | it refers to other schemas, which is not supported",
                "{\"schema\":\"{\\\"type\\\":\\\"nothing\\\"}\"} | it is not valid Avro"
            })
    void aSchemaThatIsNotOursToUse(String body, String reason) {
        server.answer(200, body);

        assertThatThrownBy(() -> registry().byId(7))
                .isInstanceOf(UnusableSchemaException.class)
                .hasMessageStartingWith("reading schema id 7: " + reason);
    }

    @Test
    void aSchemaThatIsTooDeepIsNotParsed() {
        String deep = "{\\\"type\\\":\\\"array\\\",\\\"items\\\":".repeat(900) + "\\\"int\\\"" + "}".repeat(900);
        server.answer(200, "{\"schema\":\"" + deep + "\"}");

        assertThatThrownBy(() -> registry().byId(7))
                .isInstanceOf(UnusableSchemaException.class)
                .hasMessageStartingWith("reading schema id 7: it is not valid Avro: it is too large or too deep: ");
    }

    @Test
    void anIdThatIsMissingIsAskedForOnceMore() {
        server.answer(404, "{\"error_code\":40403,\"message\":\"Schema 1 not found\"}");
        server.register("laps", LAP.toString());

        assertThat(registry().byId(1)).isEqualTo(LAP);
        assertThat(clock.sleeps()).containsExactly(Duration.ofMillis(500));
        assertThatThrownBy(() -> registry().byId(2)).isInstanceOf(SchemaNotFoundException.class);
        assertThat(server.requests()).hasSize(4);
    }

    /** A topic of foreign bytes, each with an id of its own: half a second for each would be too long. */
    @Test
    void manyIdsThatAreMissingAreNotWaitedFor() {
        SchemaRegistry registry = registry();

        for (int id = 1; id <= 20; id++) {
            int missing = id;
            assertThatThrownBy(() -> registry.byId(missing)).isInstanceOf(SchemaNotFoundException.class);
        }
        assertThat(clock.sleeps()).hasSize(SecondTries.MAX);

        clock.advance(SecondTries.PERIOD);
        assertThatThrownBy(() -> registry.byId(21)).isInstanceOf(SchemaNotFoundException.class);
        assertThat(clock.sleeps()).hasSize(SecondTries.MAX + 1);
    }

    /** The eleventh of a minute is new and meets a follower that lags: it must not be missing for as long as the others. */
    @Test
    void whatWasAskedOnlyOnceIsAskedAgainAfterASecond() {
        SchemaRegistry registry = new CachingSchemaRegistry(registry(), 100, clock);
        for (int id = 101; id <= 100 + SecondTries.MAX; id++) {
            int foreign = id;
            assertThatThrownBy(() -> registry.byId(foreign)).isInstanceOf(SchemaNotFoundException.class);
        }
        server.register("laps", LAP.toString());
        server.answer(404, "{\"error_code\":40403,\"message\":\"Schema 1 not found\"}");

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> registry.byId(1))
                    .isInstanceOf(SchemaNotFoundException.class)
                    .hasMessage("reading schema id 1: " + server.url() + " answered 404 (40403): Schema 1 not found;"
                            + " asked only once, so it may have been registered a moment ago");
        }
        assertThat(server.requests()).hasSize(2 * SecondTries.MAX + 1);

        clock.advance(CachingSchemaRegistry.FIRST_ANSWER_FOR);

        assertThat(registry.byId(1)).isEqualTo(LAP);
        assertThatThrownBy(() -> registry.byId(110)).isInstanceOf(SchemaNotFoundException.class);
        assertThat(server.requests()).hasSize(2 * SecondTries.MAX + 2);
    }
}
