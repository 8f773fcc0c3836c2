package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that may pass: how often, how long, and where else a call is tried. */
class RegistryOutageTest {

    private static final Schema LAP = new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"Lap\",\"namespace\":\"com.acme\",\"fields\":"
                    + "[{\"name\":\"no\",\"type\":\"long\"}]}");

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

    @Test
    void bothQuestionsForAnIdShareTheTime() {
        for (int i = 0; i < 5; i++) {
            server.answer(503, "");
        }
        server.answer(404, "{\"error_code\":40403,\"message\":\"not found\"}");
        for (int i = 0; i < 20; i++) {
            server.answer(503, "");
        }

        assertThatThrownBy(() -> registry("max.poll.interval.ms", "60000").byId(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageStartingWith(
                        "reading schema id 1: given up after 5 attempts in 23500 ms (at most 30000 ms, half of");
        assertThat(Duration.ofNanos(clock.nanoTime())).isEqualTo(Duration.ofMillis(23_500));
    }

    @Test
    void anIdIsNotAskedForAgainWhenNoTimeIsLeft() {
        SchemaRegistry registry = registry("max.poll.interval.ms", "1000");

        assertThatThrownBy(() -> registry.byId(1))
                .isInstanceOfSatisfying(SchemaNotFoundException.class, e -> assertThat(e.isFirstAnswer())
                        .isTrue());
        assertThat(server.requests()).hasSize(1);
        assertThat(clock.sleeps()).isEmpty();
    }
}
