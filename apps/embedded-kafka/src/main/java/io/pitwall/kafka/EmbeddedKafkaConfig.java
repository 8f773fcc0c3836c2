package io.pitwall.kafka;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where an {@link EmbeddedKafka} keeps its data, where it listens and how its broker is set. Immutable.
 *
 * @param keptFolder the data folder that outlives the broker, absolute; empty for a temporary one
 * @param port the port for clients, 1 to 65535; empty for any free one
 * @param settings broker settings by their Kafka names, added to or replacing the defaults of this package
 */
public record EmbeddedKafkaConfig(Optional<Path> keptFolder, OptionalInt port, Map<String, String> settings) {

    private static final int PORT_MAX = 65535;

    /**
     * @throws IllegalArgumentException if the folder cannot be written down as {@code log.dirs}, the port is out
     *     of range, or a setting is one that the embedded broker decides itself
     */
    public EmbeddedKafkaConfig {
        keptFolder = keptFolder.map(folder -> folder.toAbsolutePath().normalize());
        keptFolder.ifPresent(EmbeddedKafkaConfig::checkFolder);
        port.ifPresent(EmbeddedKafkaConfig::checkPort);
        settings.keySet().forEach(BrokerSettings::checkChangeable);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** A broker on a free port whose data folder is new, and removed when the broker is closed or the JVM exits. */
    public static EmbeddedKafkaConfig temporary() {
        return new EmbeddedKafkaConfig(Optional.empty(), OptionalInt.empty(), Map.of());
    }

    /**
     * A broker on a free port whose data survives in {@code folder}, through a clean close as well as a kill. The
     * folder is created if needed; a later start on it is the same cluster with the same topics and groups.
     */
    public static EmbeddedKafkaConfig keptIn(Path folder) {
        return new EmbeddedKafkaConfig(Optional.of(folder), OptionalInt.empty(), Map.of());
    }

    /** The same with a fixed port for clients, 1 to 65535. */
    public EmbeddedKafkaConfig withPort(int port) {
        return new EmbeddedKafkaConfig(keptFolder, OptionalInt.of(port), settings);
    }

    /**
     * The same with one broker setting more, such as {@code message.max.bytes}; the last value for a key holds.
     * Kafka checks the value when the broker starts.
     */
    public EmbeddedKafkaConfig withSetting(String key, String value) {
        var changed = new TreeMap<>(settings);
        changed.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
        return new EmbeddedKafkaConfig(keptFolder, port, changed);
    }

    /**
     * The same with a listener for clients that wants TLS or a password; {@link EmbeddedKafka#bootstrapServers} is then its
     * address, and {@link EmbeddedKafka#plainServers} that of the one without.
     *
     * @param protocol {@code SSL}, {@code SASL_SSL} or {@code SASL_PLAINTEXT}
     * @param listenerSettings broker settings of this listener, without its prefix: {@code ssl.keystore.location}, {@code
     *     sasl.enabled.mechanisms}, {@code plain.sasl.jaas.config}
     */
    public EmbeddedKafkaConfig withSecurity(String protocol, Map<String, String> listenerSettings) {
        var changed = new TreeMap<>(settings);
        changed.putAll(SecuredListener.settings(protocol, listenerSettings));
        return new EmbeddedKafkaConfig(keptFolder, port, changed);
    }

    /** For humans; without the values of the settings, which may be secret. */
    @Override
    public String toString() {
        return "EmbeddedKafkaConfig[folder=%s, port=%s, settings=%s]"
                .formatted(
                        keptFolder.map(Path::toString).orElse("temporary"),
                        port.isPresent() ? port.getAsInt() : "free",
                        settings.keySet());
    }

    private static void checkFolder(Path folder) {
        if (folder.toString().contains(",")) {
            throw new IllegalArgumentException(
                    "a Kafka data folder must not have a comma in its path, but it is " + folder);
        }
    }

    private static void checkPort(int port) {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port must be 1 to %d, but it is %d".formatted(PORT_MAX, port));
        }
    }
}
