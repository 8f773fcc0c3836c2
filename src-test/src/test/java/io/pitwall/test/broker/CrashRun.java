package io.pitwall.test.broker;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** Cars send without a pause, while the application in the other JVM is killed and started again. */
final class CrashRun implements AutoCloseable {

    private static final int PARTITIONS = 2;
    private static final int RESTORED_AT_ONCE = 5;

    private final PitwallConfig config;
    private final Path folder;
    private final String input;
    private final String output;
    private final TopicWriter writer;
    private final TopicReader reader;
    private final Race race;
    private final int cars;
    private final Random random;
    private final Story story;
    private @Nullable ChildApp app;
    private int stateDirs;

    /**
     * @param cars how many send
     * @param folder for state and logs, deleted by the test
     * @param story is told the seed, and each start and kill
     */
    CrashRun(Topics topics, PitwallConfig config, int cars, Path folder, long seed, Story story) {
        this.cars = cars;
        this.random = new Random(seed);
        this.story = story.add("seed " + seed);
        // Few records at a time, so that a crash finds some of them restored and others not.
        this.config = config.withKafka(
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RESTORED_AT_ONCE);
        this.folder = folder;
        this.input = topics.create("input", PARTITIONS);
        this.output = topics.create("output", PARTITIONS);
        this.writer = new TopicWriter(topics, input);
        this.reader = TopicReader.committed(topics, output);
        this.race = new Race(writer, cars, seed);
    }

    /** Starts the application, where it was. */
    CrashRun start() {
        return start(CrashPoint.AFTER_COMMIT, 0);
    }

    private CrashRun start(CrashPoint point, int times) {
        story.add("started on state-" + stateDirs + moment());
        app = ChildApp.start(config, input, output, folder.resolve("state-" + stateDirs), folder, point, times);
        return this;
    }

    /**
     * Starts the application, and waits until it ends itself; what a restore needs is taken from the changelogs.
     *
     * @param point where it does so, when it comes there for the third to the twelfth time; in a restore for the first to the
     *     third, because what was committed before may be restored with the fourth
     */
    CrashRun startAndCrashAt(CrashPoint point) {
        int times = 3 + random.nextInt(10);
        if (point == CrashPoint.DURING_RESTORE) {
            stateDirs++;
            times = 1 + times % 3;
        }
        story.add("to crash at " + point + " number " + times);
        ChildApp halting = start(point, times).app();
        reader.readUntil(() -> {
            race.goOn();
            return halting.hasHalted();
        });
        story.add("crashed" + moment());
        app = null;
        return this;
    }

    /** Kills the application at a moment of the next three seconds or so, be it while it starts. */
    CrashRun killAtRandom() {
        int[] polls = {random.nextInt(150)};
        raceUntil(() -> polls[0]-- <= 0);
        return kill();
    }

    /** Starts the application as if on another machine: all its state comes from the changelogs. */
    CrashRun startWithoutState() {
        stateDirs++;
        return start();
    }

    /** Kills the application as soon as its first output is committed. */
    CrashRun killAtFirstOutput() {
        raceUntil(() -> !reader.records().isEmpty());
        return kill();
    }

    /** Kills the application when it is under way: when packets come out that the cars send from now on. */
    CrashRun killUnderWay() {
        raceUntil(() -> !reader.records().isEmpty());
        int atLeast = cars + race.rowCount() / CrashTopology.ROWS + 10;
        raceUntil(() -> reader.records().size() >= atLeast);
        race.goOn();
        return kill();
    }

    /** Ends some streams and kills the application when the first of these ends is out. */
    CrashRun killAmongTheEnds() {
        race.end(cars / 2);
        raceUntil(() -> reader.endedStreams() > 0);
        return kill();
    }

    /** Ends all streams and reads until all ends have come out. */
    CrashRun finish() {
        race.endAll();
        raceUntil(() -> reader.endedStreams() == cars);
        reader.readToEnd();
        return this;
    }

    /** The committed output, by stream. */
    Map<String, List<StreamMessage>> output() {
        return reader.messages();
    }

    /** What the output would be if nothing had ever failed. */
    Map<String, List<StreamMessage>> outputWithoutCrash() {
        return race.outputWithoutCrash(CrashTopology.chosenBy(config, input, output), input, output);
    }

    /** The numbers of the rows that came out, by output stream, in order. */
    Map<String, List<Integer>> rowsReceived() {
        Map<String, List<Integer>> rows = new TreeMap<>();
        output().keySet().forEach(id -> rows.put(id, rowNumbers(reader.packets(id))));
        return rows;
    }

    /** The numbers of the rows that went in, by output stream, in order. */
    Map<String, List<Integer>> rowsSent() {
        Map<String, List<Integer>> rows = new TreeMap<>();
        race.sent().forEach((id, messages) -> {
            List<ParameterData> packets = messages.stream()
                    .filter(ParameterData.class::isInstance)
                    .map(ParameterData.class::cast)
                    .toList();
            rows.put(id + "-out", rowNumbers(packets));
        });
        return rows;
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
        }
        writer.close();
        reader.close();
    }

    private CrashRun kill() {
        if (app != null) {
            story.add("killed" + moment());
            app.kill();
            app = null;
        }
        return this;
    }

    private String moment() {
        return " with %d rows sent, %d records out, %d streams ended"
                .formatted(race.rowCount(), reader.records().size(), reader.endedStreams());
    }

    private ChildApp app() {
        return requireNonNull(app, "the application runs");
    }

    private void raceUntil(BooleanSupplier condition) {
        ChildApp running = app();
        reader.readUntil(() -> {
            running.checkAlive();
            race.goOn();
            return condition.getAsBoolean();
        });
    }

    private static List<Integer> rowNumbers(List<ParameterData> packets) {
        List<Integer> numbers = new ArrayList<>();
        for (ParameterData packet : packets) {
            NumberColumn column = packet.number("Row");
            for (int row = 0; row < packet.rowCount(); row++) {
                numbers.add(column == null ? -1 : (int) column.at(row));
            }
        }
        return numbers;
    }
}
