package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config",
                "ssl.key.password",
                "ssl.keystore.password",
                "ssl.keystore.key",
                "producer.sasl.jaas.config",
                "main.consumer.ssl.truststore.password",
                "basic.auth.user.info",
                "schema.registry.basic.auth.user.info",
                "schema.registry.ssl.keystore.password",
                "bearer.auth.token",
                "sasl.oauthbearer.client.credentials.client.secret",
                "acme.api-key",
                "password.encoder.secret",
                "KAFKA_SASL_JAAS_CONFIG",
                "PITWALL_SECRET"
            })
    void secrets(String name) {
        assertThat(Secrets.isSecret(name)).isTrue();
        assertThat(Secrets.shown(name, "value")).isEqualTo(Secrets.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security.protocol",
                "sasl.mechanism",
                "ssl.keystore.location",
                "ssl.truststore.type",
                "basic.auth.credentials.source",
                "sasl.oauthbearer.token.endpoint.url",
                "application-id",
                "pitwall.fragments.max.bytes"
            })
    void noSecrets(String name) {
        assertThat(Secrets.isSecret(name)).isFalse();
        assertThat(Secrets.shown(name, "value")).isEqualTo("value");
    }

    @Test
    void anAtInAPasswordDoesNotShowItsEnd() {
        assertThat(Secrets.shown("schema.registry.url", "https://user:p4ss@word@one,https://two/a@b"))
                .isEqualTo("https://********@one,https://two/a@b");
    }

    @Test
    void wordsBesideAPasswordStayReadable() {
        Secrets secrets = new Secrets();
        secrets.addAll(
                Map.of("sasl.jaas.config", "M required serviceName=\"kafka\" useKeyTab=true password=p4ss-word;"));

        assertThat(secrets.hideIn("kafka says true, p4ss-word")).isEqualTo("kafka says true, ********");
    }

    @Test
    void numbersInTheEnvironmentOfOthersAreNoSecrets() {
        Secrets secrets = new Secrets();
        secrets.addEnvironment(Map.of(
                "TOKEN_SERVICE_PORT", "90", "ACME_PASSWORD", "s3cret-of-acme", "KAFKA_SSL_KEY_PASSWORD", "p4ss"));

        assertThat(secrets.hideIn("localhost:9092 s3cret-of-acme p4ss")).isEqualTo("localhost:9092 ******** ********");
    }

    @Test
    void secretsAreTakenOutOfTexts() {
        Secrets secrets = new Secrets();
        secrets.addAll(Map.of(
                "sasl.jaas.config", "Module required username=\"driver\" password=\"p4ss-word\";",
                "schema.registry.url", "https://user:t0p-secret@registry",
                "ssl.key.password", "p4ss",
                "client.id", "harmless"));

        assertThat(secrets.hideIn("driver said p4ss-word to harmless, https://user:t0p-secret@registry and p4ss"))
                .isEqualTo("driver said ******** to harmless, https://********@registry and ********");
        assertThat(secrets.hideIn("Module required username=\"driver\" password=\"p4ss-word\"; was it"))
                .isEqualTo("******** was it");
    }
}
