package io.pitwall.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Certificates made by the JDK's keytool: an authority, whom all trust, and whom it signs. */
final class TestCertificates {

    static final String PASSWORD = "store-password-of-the-test";

    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test Authority", "-ext", "bc:c", "-keystore", store("ca"));
        keytool("-exportcert", "-alias", "ca", "-keystore", store("ca"), "-file", file("ca.crt"), "-rfc");
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.crt"), "-keystore", store("trusted"));
    }

    private String store(String name) {
        return file(name + ".p12");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A key store with a certificate that the authority has signed, for 127.0.0.1. */
    TestCertificates sign(String name, String... validity) {
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keystore", store(name));
        keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", file(name + ".csr"));
        List<String> signing = new ArrayList<>(List.of(
                "-gencert",
                "-alias",
                "ca",
                "-keystore",
                store("ca"),
                "-infile",
                file(name + ".csr"),
                "-outfile",
                file(name + ".crt"),
                "-ext",
                "san=ip:127.0.0.1",
                "-rfc"));
        signing.addAll(List.of(validity));
        keytool(signing.toArray(String[]::new));
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.crt"), "-keystore", store(name));
        keytool("-importcert", "-noprompt", "-alias", name, "-file", file(name + ".crt"), "-keystore", store(name));
        return this;
    }

    /** A key store whose certificate nobody has signed but itself. */
    TestCertificates selfSigned(String name) {
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keystore", store(name));
        return this;
    }

    /** The settings of Kafka that name the key store of somebody. */
    Map<String, String> keystore(String name) {
        return Map.of(
                "ssl.keystore.location",
                store(name),
                "ssl.keystore.password",
                PASSWORD,
                "ssl.key.password",
                PASSWORD,
                "ssl.keystore.type",
                "PKCS12");
    }

    /** The settings of Kafka that trust the authority. */
    Map<String, String> truststore() {
        return Map.of(
                "ssl.truststore.location",
                store("trusted"),
                "ssl.truststore.password",
                PASSWORD,
                "ssl.truststore.type",
                "PKCS12");
    }

    private static void keytool(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(args));
        command.addAll(List.of("-storepass", PASSWORD));
        if (args[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-keypass", PASSWORD, "-validity", "2"));
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool " + args[0] + " failed: " + output);
            }
        } catch (IOException e) {
            throw new IllegalStateException("keytool cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool ran", e);
        }
    }
}
