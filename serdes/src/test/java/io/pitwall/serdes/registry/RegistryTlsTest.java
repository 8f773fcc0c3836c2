package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates both ways, made by the JDK's keytool. */
class RegistryTlsTest {

    private static final String PASSWORD = "hush-hush";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        makeKey("localhost", "dns:localhost,ip:127.0.0.1");
        makeKey("elsewhere", "dns:elsewhere.invalid");
        makeKey("client", "dns:client");
        makeTruststore("trust", "localhost", "elsewhere", "client");
        makeTruststore("other", "client");
        Files.writeString(
                Path.of(file("localhost.pem")),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(certificate("localhost").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static void makeTruststore(String name, String... trusted) throws Exception {
        KeyStore truststore = KeyStore.getInstance("PKCS12");
        truststore.load(null, null);
        for (String alias : trusted) {
            truststore.setCertificateEntry(alias, certificate(alias));
        }
        try (OutputStream out = Files.newOutputStream(Path.of(store(name)))) {
            truststore.store(out, PASSWORD.toCharArray());
        }
    }

    private static Certificate certificate(String name) throws GeneralSecurityException, IOException {
        return load(name).getCertificate(name);
    }

    private static void makeKey(String name, String alternativeNames) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + alternativeNames,
                "-validity",
                "2",
                "-keystore",
                store(name));
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String store(String name) {
        return file(name + ".p12");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static RegistryServer server(String certificate, boolean clientMustShowCertificate)
            throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(certificate), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load("trust"));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return RegistryServer.startTls(tls, clientMustShowCertificate);
    }

    private static KeyStore load(String name) throws GeneralSecurityException, IOException {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            keystore.load(in, PASSWORD.toCharArray());
        }
        return keystore;
    }

    private static int register(RegistryServer server, Map<String, String> settings) {
        Map<String, Object> configs = new HashMap<>(settings);
        configs.put(RegistrySettings.URL, server.url());
        configs.put(RegistrySettings.MAX_RETRIES, 0);
        return Registries.open(configs, List.of())
                .register("s", SchemaBuilder.record("R").fields().endRecord());
    }

    private static Map<String, String> truststore(String name) {
        return Map.of(
                "schema.registry.ssl.truststore.location",
                store(name),
                "schema.registry.ssl.truststore.password",
                PASSWORD,
                "schema.registry.ssl.truststore.type",
                "PKCS12");
    }

    @Test
    void aTruststoreMakesTheRegistryTrusted() throws Exception {
        try (RegistryServer server = server("localhost", false)) {
            assertThat(register(server, truststore("trust"))).isEqualTo(1);
            assertThat(register(
                            server,
                            Map.of(
                                    "schema.registry.ssl.truststore.location",
                                    file("localhost.pem"),
                                    "schema.registry.ssl.truststore.type",
                                    "PEM")))
                    .isEqualTo(1);
        }
    }

    @Test
    void aCertificateOfOursIsShownWhenAsked() throws Exception {
        try (RegistryServer server = server("localhost", true)) {
            Map<String, String> settings = new HashMap<>(truststore("trust"));
            assertThatThrownBy(() -> register(server, settings)).isInstanceOf(SchemaRegistryException.class);

            settings.put("schema.registry.ssl.keystore.location", store("client"));
            settings.put("schema.registry.ssl.keystore.password", PASSWORD);
            settings.put("schema.registry.ssl.keystore.type", "PKCS12");
            assertThat(register(server, settings)).isEqualTo(1);
        }
    }

    @Test
    void anUntrustedRegistryIsRefusedAtOnce() throws Exception {
        try (RegistryServer server = server("localhost", false)) {
            for (Map<String, String> settings : List.of(Map.<String, String>of(), truststore("other"))) {
                assertThatThrownBy(() -> register(server, settings))
                        .isInstanceOf(RegistryAccessException.class)
                        .hasMessageStartingWith(server.url() + ": the registry's certificate is not trusted (")
                        .hasMessageEndingWith(
                                "; set schema.registry.ssl.truststore.location and its type and password");
            }
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (RegistryServer server = server("elsewhere", false)) {
            assertThatThrownBy(() -> register(server, truststore("trust")))
                    .isInstanceOf(RegistryAccessException.class)
                    .hasMessageContaining("matching localhost found");
        }
    }

    @Test
    void aWrongPasswordIsNotShown() throws Exception {
        Map<String, String> settings = new HashMap<>(truststore("trust"));
        settings.put("schema.registry.ssl.truststore.password", "guess-guess");
        try (RegistryServer server = server("localhost", false)) {
            assertThatThrownBy(() -> register(server, settings))
                    .hasMessageContaining("the settings schema.registry.ssl.* do not work: ")
                    .hasMessageNotContaining("guess-guess");
        }
    }
}
