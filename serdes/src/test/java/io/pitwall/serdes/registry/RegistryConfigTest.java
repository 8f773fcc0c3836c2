package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.AvroMessageFormat;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, credentials, and secrets that stay secret. */
class RegistryConfigTest {

    private static Map<String, Object> configs(String... settings) {
        Map<String, Object> configs = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            configs.put(settings[i], settings[i + 1]);
        }
        return configs;
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static String authorization(String... settings) {
        try (RegistryServer server = RegistryServer.start()) {
            Map<String, Object> configs = configs(settings);
            Object url = configs.getOrDefault(RegistrySettings.URL, "http://HOST");
            configs.put(RegistrySettings.URL, url.toString().replace("HOST", "localhost:" + server.port()));
            Registries.open(configs, List.of())
                    .check("s", SchemaBuilder.record("R").fields().endRecord());
            return server.authorizations().get(0);
        }
    }

    @Test
    void credentialsReachTheRegistry() {
        assertThat(authorization()).isEqualTo("null");
        assertThat(authorization("schema.registry.url", "http://me:p%40ss%2Fw@HOST"))
                .isEqualTo(basic("me:p@ss/w"));
        assertThat(authorization("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "me:pässword"))
                .isEqualTo(basic("me:pässword"));
        assertThat(authorization(
                        "schema.registry.basic.auth.credentials.source",
                        "USER_INFO",
                        "schema.registry.basic.auth.user.info",
                        "me:password"))
                .isEqualTo(basic("me:password"));
        assertThat(authorization("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "abc.def"))
                .isEqualTo("Bearer abc.def");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basic.auth.credentials.source | USER_INFO | so basic.auth.user.info must be user:password",
                "basic.auth.user.info | me:hush-hush | basic.auth.user.info is set, but not basic.auth.credentials.source",
                "basic.auth.credentials.source | SASL_INHERIT | must be URL or USER_INFO",
                "bearer.auth.token | hush-hush | bearer.auth.token is set, but not bearer.auth.credentials.source",
                "bearer.auth.credentials.source | STATIC_TOKEN | so bearer.auth.token must be the token",
                "bearer.auth.credentials.source | OAUTHBEARER | must be STATIC_TOKEN; for others name Confluent's",
                "schema.registry.ulr | http://x | there is no setting schema.registry.ulr of the schema registry",
                "schema.registry.ssl.truststore.loc | x | there is no setting schema.registry.ssl.truststore.loc",
                "schema.registry.ssl.endpoint.identification.algorithm | '' | the host name is always checked",
                "schema.registry.ssl.truststore.location | /no/such/file | the settings schema.registry.ssl.* do not work",
                "normalize.schemas | perhaps | Expected value to be either true or false",
                "max.schemas.per.subject | 0 | must be at least 1",
                "http.read.timeout.ms | soon | Not a number of type INT"
            })
    void whatIsWrongIsNamed(String name, String value, String text) {
        assertThatThrownBy(() -> RegistryConfig.of(configs(RegistrySettings.URL, "http://r", name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(text)
                .hasMessageNotContaining("hush-hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry:8081",
                "ftp://me:hush-hush@registry",
                "http://",
                "http://me:hush/hush-hush@registry",
                "http://a b",
                "http://me:hush-hush@r?x=1",
                "http://me:hush-hush@r:99999"
            })
    void addressesAreChecked(String url) {
        assertThatThrownBy(() -> RegistryConfig.of(configs(RegistrySettings.URL, url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url")
                .hasMessageEndingWith("must be http://host:port or https://host:port, a path may follow")
                .hasMessageNotContaining("hush");
    }

    @Test
    void aHostThatJavaCannotReachIsNamed() {
        assertThatThrownBy(
                        () -> RegistryConfig.of(configs(RegistrySettings.URL, "http://me:hush_hush@my_registry:8081")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "Invalid value http://my_registry:8081 for configuration schema.registry.url: a host name must"
                                + " have no '_': give the host another name");
    }

    @Test
    void addressesMayHaveAPathAndASlashAtTheEnd() {
        assertThat(RegistryConfig.of(configs(RegistrySettings.URL, "http://r:8080/apis/ccompat/v7/ , https://u:p@s//"))
                        .addresses())
                .extracting(RegistryAddress::url)
                .containsExactly("http://r:8080/apis/ccompat/v7", "https://s");
    }

    @Test
    void nothingThatIsPrintedHasASecret() {
        Map<String, Object> configs = configs(
                RegistrySettings.URL,
                "http://me:hush-hush@r",
                "bearer.auth.credentials.source",
                "STATIC_TOKEN",
                "bearer.auth.token",
                "hush-hush");
        RegistryConfig config = RegistryConfig.of(configs);

        assertThat(config.toString()).isEqualTo("schema registry at [http://r]");
        assertThat(config.addresses().toString()).doesNotContain("hush");
        assertThat(RegistryUrl.parse("http://me:hush-hush@r").toString()).doesNotContain("hush");
    }

    @Test
    void whatTheRegistryRepeatsOfUsIsHidden() {
        try (RegistryServer server = RegistryServer.start()) {
            server.answer(
                    401,
                    "{\"error_code\":40101,\"message\":\"no user me with hush-hush (" + basic("me:hush-hush") + ")\"}");
            SchemaRegistry registry = Registries.open(
                    configs(RegistrySettings.URL, "http://me:hush-hush@localhost:" + server.port()), List.of());

            assertThatThrownBy(() -> registry.latest("s"))
                    .isInstanceOf(RegistryAccessException.class)
                    .hasMessageContaining("no user me with [hidden] (Basic [hidden])")
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void otherSettingsOfAKafkaClientAreNoneOfOurs() {
        assertThat(RegistryConfig.of(configs(RegistrySettings.URL, "http://r", "retries", "many", "acks", "all"))
                        .addresses())
                .hasSize(1);
    }

    @Test
    void anInstanceMustBeARegistry() {
        assertThatThrownBy(() -> Registries.open(Map.of(RegistrySettings.INSTANCE, "x"), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must be an object of io.pitwall.serdes.registry.SchemaRegistry");
        assertThatThrownBy(() -> Registries.open(Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no schema registry is configured; set schema.registry.url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latest.compatibility.strict | false | only true is supported; for others name Confluent's serializers as",
                "id.compatibility.strict | false | only true is supported",
                "use.schema.id | 7 | only -1 is supported"
            })
    void waysToAnIdThatAreNotOursAreRefusedWhereItIsWritten(String name, String value, String text) {
        Map<String, Object> configs = configs(RegistrySettings.URL, "http://r", name, value);
        List<AvroMessageFormat> formats = List.of(PlainFormat.instance());

        assertThatThrownBy(() -> RegistryWriter.of(configs, false, formats.get(0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(text);
        try (RegistryReader reader = RegistryReader.of(configs, false, formats)) {
            assertThat(reader).isInstanceOf(WireReader.class);
        }
    }
}
