package io.pitwall.cli.demo;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Starts broker, topology and cars, in this order, and ends them the other way round. Runs once. */
final class Demo {

    private static final int PARTITIONS = 4;

    private final DemoSettings settings;
    private final Display display;
    private final Progress progress;
    private final Ticker ticker;

    Demo(DemoSettings settings, Display display, Progress progress, Ticker ticker) {
        this.settings = settings;
        this.display = display;
        this.progress = progress;
        this.ticker = ticker;
    }

    /**
     * Runs until the time is over or it is told to stop.
     *
     * @throws io.pitwall.app.UserException if a part fails
     */
    DemoResult run(CompletableFuture<Void> stop) {
        try (TemporaryFolder stateFolder = new TemporaryFolder("pitwall-demo-");
                EmbeddedKafka kafka = startKafka()) {
            kafka.createTopic(DemoTopics.INPUT, PARTITIONS, Map.of());
            for (String topic : DemoTopics.OUTPUTS) {
                kafka.createTopic(topic, PARTITIONS, Map.of());
            }
            return race(kafka.bootstrapServers(), stateFolder.path(), stop);
        } finally {
            display.close();
        }
    }

    private DemoResult race(String bootstrapServers, Path stateFolder, CompletableFuture<Void> stop) {
        Progress.Step starting = progress.begin("Starting RaceControl");
        return settings.crashes()
                ? raceWithCrashes(bootstrapServers, stateFolder, starting, stop)
                : raceInOneProcess(bootstrapServers, stateFolder, starting, stop);
    }

    private DemoResult raceInOneProcess(
            String bootstrapServers, Path stateFolder, Progress.Step starting, CompletableFuture<Void> stop) {
        try (LocalInstance instance = LocalInstance.start(config(bootstrapServers, stateFolder));
                Race race = new Race(settings, new Clients(bootstrapServers), ticker, instance)) {
            return run(race, bootstrapServers, stateFolder, starting, stop);
        }
    }

    private DemoResult raceWithCrashes(
            String bootstrapServers, Path stateFolder, Progress.Step starting, CompletableFuture<Void> stop) {
        try (ProcessInstance instance = ProcessInstance.start(bootstrapServers, stateFolder);
                Race race = new Race(settings, new Clients(bootstrapServers), ticker, instance)) {
            race.crashBy(new CrashPlan(instance, settings.duration()));
            return run(race, bootstrapServers, stateFolder, starting, stop);
        }
    }

    private DemoResult run(
            Race race,
            String bootstrapServers,
            Path stateFolder,
            Progress.Step starting,
            CompletableFuture<Void> stop) {
        race.lineUp(stop);
        starting.done("ready", "");
        progress.note("state in " + stateFolder);
        race.drive("RaceControl on Kafka at " + bootstrapServers, display, stop);
        display.close();
        Progress.Step ending = progress.begin("Ending the streams");
        DemoResult result = race.end();
        ending.done(result.end().isEnded() ? "all ended" : "gave up waiting", "");
        return result;
    }

    private EmbeddedKafka startKafka() {
        Progress.Step starting = progress.begin("Starting Kafka");
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
        starting.done("ready", " at " + kafka.bootstrapServers());
        progress.note("data in " + kafka.dataFolder());
        return kafka;
    }

    /** The same for every instance: a member with a name of its own gets its partitions back at once. */
    static PitwallConfig config(String bootstrapServers, Path stateFolder) {
        return PitwallConfig.of("pitwall-demo", bootstrapServers)
                .withKafka(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString())
                .withKafka(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "race-control");
    }
}
