package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls, the errors, the retries. */
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
    @ValueSource(strings = {"", "<html>nothing here</html>", "[1]"})
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
    void anIdThatIsMissingIsAskedForOnceMore() {
        server.answer(404, "{\"error_code\":40403,\"message\":\"Schema 1 not found\"}");
        server.register("laps", LAP.toString());

        assertThat(registry().byId(1)).isEqualTo(LAP);
        assertThat(clock.sleeps()).containsExactly(Duration.ofMillis(500));
        assertThatThrownBy(() -> registry().byId(2)).isInstanceOf(SchemaNotFoundException.class);
        assertThat(server.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void passingFailuresAreTriedAgainEverMoreSlowly(int status) {
        for (int i = 0; i < 7; i++) {
            server.answer(status, "busy");
        }
        server.register("laps", LAP.toString());

        assertThat(registry().byId(1)).isEqualTo(LAP);
        assertThat(clock.sleeps())
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 20_000L);
    }

    @Test
    void anOutageEndsAtHalfOfTheTimeBetweenPollsAndIsNoBadRecord() {
        for (int i = 0; i < 100; i++) {
            server.answer(503, "{\"error_code\":50301,\"message\":\"no leader\"}");
        }

        assertThatThrownBy(() -> registry("max.poll.interval.ms", "60000").byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .isNotInstanceOf(UnreadableMessageException.class)
                .hasMessage("reading schema id 1: given up after 6 attempts in 15500 ms (at most 30000 ms, half of"
                        + " max.poll.interval.ms); last: reading schema id 1: " + server.url()
                        + " answered 503 (50301): no leader; the record is not lost: start again when the registry can"
                        + " be reached");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void theTimeIsHalfOfFiveMinutesUnlessConfigured() {
        assertThat(RegistryConfig.of(Map.of(RegistrySettings.URL, "http://r"))
                        .retries()
                        .within())
                .isEqualTo(Duration.ofSeconds(150));
        assertThat(RegistryConfig.of(Map.of(
                                RegistrySettings.URL,
                                "http://r",
                                "max.poll.interval.ms",
                                1_000,
                                "main.consumer.max.poll.interval.ms",
                                "8000"))
                        .retries()
                        .within())
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void theNumberOfRetriesMayBeLimited() {
        for (int i = 0; i < 3; i++) {
            server.answer(500, "");
        }

        assertThatThrownBy(() -> registry("max.retries", "2", "schema.registry.retries.wait.ms", "10")
                        .byId(1))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(clock.sleeps()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    @Test
    void anotherAddressIsTriedAtOnceAndThenPreferred() {
        server.register("laps", LAP.toString());
        RegistryServer gone = RegistryServer.start();
        gone.close();
        SchemaRegistry registry = registry(RegistrySettings.URL, gone.url() + ", " + server.url());

        assertThat(registry.byId(1)).isEqualTo(LAP);
        assertThat(clock.sleeps()).isEmpty();
        assertThat(registry.latest("laps").id()).isEqualTo(1);
    }

    @Test
    void anAddressThatComesBackIsUsedAgain() {
        try (RegistryServer other = RegistryServer.start()) {
            SchemaRegistry registry = registry(RegistrySettings.URL, server.url() + "," + other.url());
            server.answer(503, "");
            other.register("laps", LAP.toString());
            server.register("laps", LAP.toString());

            registry.byId(1);
            registry.byId(1);
            assertThat(other.requests()).hasSize(2);
            other.answer(503, "");
            registry.byId(1);

            assertThat(server.requests()).hasSize(2);
            assertThat(other.requests()).hasSize(3);
        }
    }

    @Test
    void noConnectionAnywhereNamesEveryAddress() {
        RegistryServer gone = RegistryServer.start();
        RegistryServer goneToo = RegistryServer.start();
        gone.close();
        goneToo.close();

        assertThatThrownBy(() -> registry(RegistrySettings.URL, gone.url() + "," + goneToo.url(), "max.retries", "0")
                        .byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(gone.url() + ": no connection")
                .hasMessageContaining(goneToo.url() + ": no connection");
    }

    @Test
    void anAnswerThatTakesTooLongIsAFailure() {
        server.stall();
        server.register("laps", LAP.toString());

        assertThat(registry("http.read.timeout.ms", "100").byId(1)).isEqualTo(LAP);
        assertThat(clock.sleeps()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void anInterruptEndsTheWaiting() {
        server.answer(503, "");
        SchemaRegistry registry = registry();
        try {
            assertThatThrownBy(() -> {
                        Thread.currentThread().interrupt();
                        registry.byId(1);
                    })
                    .isInstanceOf(InterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
