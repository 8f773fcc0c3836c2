package io.pitwall.app;

import io.pitwall.app.config.StreamsSettings;
import io.pitwall.app.http.HttpAddress;
import io.pitwall.dsl.PitwallConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a running application. */
public final class RunOptions implements StreamsSettings {

    private static final Pattern APPLICATION_ID = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,100}");

    /** Settings that an option owns; two places for one thing would contradict each other. */
    private static final Map<String, String> OPTION_OF_SETTING = Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "--application-id",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "--bootstrap-servers",
            StreamsConfig.STATE_DIR_CONFIG,
            "--state-dir",
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            "--threads",
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
            "--dead-letter-topic");

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--application-id",
            required = true,
            paramLabel = "ID",
            description = "Name of the application: its consumer group, and prefix of its internal topics.")
    private String applicationId = "";

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Folder for RocksDB (default: below the system's temporary folder).")
    private @Nullable Path stateDir;

    @Option(names = "--threads", paramLabel = "N", description = "Stream threads (default: 1).")
    private int threads = 1;

    @Mixin
    private TopicOptions topics = new TopicOptions();

    @Option(
            names = "--latency",
            paramLabel = "CHOICE",
            defaultValue = "balanced",
            description = "low: rows come out as soon as they can; throughput: at the least cost; or balanced"
                    + " (default: ${DEFAULT-VALUE}). It stands for settings of Kafka, which win where they are given.")
    private Latency latency = Latency.BALANCED;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long to wait for a broker at start (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofSeconds(60);

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            converter = HttpAddress.Converter.class,
            defaultValue = "localhost:0",
            description = "Where health and metrics are served, port 0 for any that is free; or off"
                    + " (default: ${DEFAULT-VALUE}).")
    private HttpAddress http = new HttpAddress("localhost", 0);

    @Option(
            names = "--until-idle",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop when the input is read to its end and nothing has happened for this long.")
    private @Nullable Duration untilIdle;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop after this long.")
    private @Nullable Duration duration;

    /** How long to wait for a broker at start. */
    public Duration patience() {
        return patience;
    }

    /** Where health and metrics are served. */
    public HttpAddress http() {
        return http;
    }

    /** When to stop. */
    public StopConditions stopConditions() {
        return new StopConditions(Optional.ofNullable(untilIdle), Optional.ofNullable(duration));
    }

    /**
     * The configuration that these options say.
     *
     * @throws UserException if an option cannot be used, or a Kafka setting contradicts one
     */
    public PitwallConfig toConfig() {
        if (!APPLICATION_ID.matcher(applicationId).matches()) {
            throw new UserException("--application-id '" + applicationId
                    + "' must be letters, digits, dots, underscores or hyphens: Kafka topics are named after it");
        }
        if (threads < 1) {
            throw new UserException("--threads must be at least 1, but it is " + threads);
        }
        PitwallConfig config = topics.applyTo(PitwallConfig.of(applicationId, kafka.bootstrapServers()));
        for (Map.Entry<String, Integer> setting : latency.settings().entrySet()) {
            config = config.withKafka(setting.getKey(), setting.getValue());
        }
        if (stateDir != null) {
            config = config.withKafka(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        }
        config = config.withKafka(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        for (Map.Entry<String, String> setting : kafka.settings().entrySet()) {
            String option = OPTION_OF_SETTING.get(setting.getKey());
            if (option != null) {
                throw new UserException("--kafka " + setting.getKey() + ": say it with " + option);
            }
            config = with(config, setting.getKey(), setting.getValue());
        }
        return config;
    }

    private static PitwallConfig with(PitwallConfig config, String setting, String value) {
        try {
            return config.withKafka(setting, value);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The settings of Kafka that the user has said, by Kafka's names. */
    public Map<String, String> kafkaSettings() {
        return kafka.settings();
    }

    @Override
    public Map<String, Object> streamsSettings() {
        Map<String, Object> settings = new TreeMap<>();
        toConfig().streamsProperties().forEach((name, value) -> settings.put(name.toString(), value));
        return settings;
    }

    @Override
    public String origin(String name) {
        return latency.settings().containsKey(name)
                ? "--latency " + latency.name().toLowerCase(Locale.ROOT)
                : "default of Pitwall";
    }
}
