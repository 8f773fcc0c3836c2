package io.pitwall.serdes.registry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The npm package {@code @kafkajs/confluent-schema-registry}, run by node. */
final class KafkaJsClient {

    private static final String PACKAGE = "@kafkajs/confluent-schema-registry@3.9.0";
    private static final int OLDEST_NODE = 20;
    private static final Path FOLDER = Path.of("target", "kafkajs").toAbsolutePath();

    private final String registryUrl;

    private KafkaJsClient(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    /** The client, installed below target; the test is skipped where node or npm is missing. */
    static KafkaJsClient installed(String registryUrl) throws IOException, InterruptedException {
        assumeTrue(nodeVersion() >= OLDEST_NODE, "node " + OLDEST_NODE + " or later is not installed");
        assumeTrue(exists("npm"), "npm is not installed");
        if (!Files.isDirectory(FOLDER.resolve("node_modules/@kafkajs/confluent-schema-registry"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true}");
            run(List.of("npm", "install", "--no-audit", "--no-fund", PACKAGE));
        }
        return new KafkaJsClient(registryUrl);
    }

    private static int nodeVersion() throws InterruptedException {
        try {
            String version = run(List.of("node", "--version"));
            return Integer.parseInt(version.strip().substring(1).split("\\.", -1)[0]);
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean exists(String command) throws InterruptedException {
        try {
            run(List.of(command, "--version"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A value as JSON. */
    String decode(byte[] value) throws IOException, InterruptedException {
        return script("decode", HexFormat.of().formatHex(value));
    }

    /** A value of the schema, which is registered first. */
    byte[] encode(String subject, String schema, String json) throws IOException, InterruptedException {
        return HexFormat.of().parseHex(script("encode", subject, schema, json));
    }

    private String script(String... arguments) throws IOException, InterruptedException {
        try (var script = KafkaJsClient.class.getResourceAsStream("/registry-it/kafkajs.js")) {
            if (script == null) {
                throw new IOException("kafkajs.js is missing from the test resources");
            }
            Path file = FOLDER.resolve("kafkajs.js");
            Files.write(file, script.readAllBytes());
            List<String> command = new ArrayList<>(List.of("node", file.toString(), registryUrl));
            command.addAll(List.of(arguments));
            return run(command).strip();
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (Files.isDirectory(FOLDER)) {
            builder.directory(FOLDER.toFile());
        }
        Path errors = Files.createTempFile("kafkajs", ".log");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + " failed: " + output + Files.readString(errors));
            }
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
