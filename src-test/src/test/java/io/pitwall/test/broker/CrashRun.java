package io.pitwall.test.broker;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Cars send without a pause, while the application in the other JVM is killed and started again. */
final class CrashRun implements AutoCloseable {

    private static final int CARS = 20;
    private static final int PARTITIONS = 2;

    private final PitwallConfig config;
    private final Path folder;
    private final String input;
    private final String output;
    private final TopicWriter writer;
    private final TopicReader reader;
    private final Race race;
    private final Story story;
    private @Nullable ChildApp app;
    private int stateDirs;

    /**
     * @param folder for state and logs, deleted by the test
     * @param story is told the seed, and each start and kill
     */
    CrashRun(Topics topics, PitwallConfig config, Path folder, long seed, Story story) {
        this.story = story.add("seed " + seed);
        this.config = config;
        this.folder = folder;
        this.input = topics.create("input", PARTITIONS);
        this.output = topics.create("output", PARTITIONS);
        this.writer = new TopicWriter(topics, input);
        this.reader = TopicReader.committed(topics, output);
        this.race = new Race(writer, CARS, seed);
    }

    /** Starts the application, where it was. */
    CrashRun start() {
        story.add("started on state-" + stateDirs + moment());
        app = ChildApp.start(config, input, output, folder.resolve("state-" + stateDirs), folder);
        return this;
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
        int atLeast = CARS + race.rowCount() / CrashTopology.ROWS + 10;
        raceUntil(() -> reader.records().size() >= atLeast);
        race.goOn();
        return kill();
    }

    /** Ends some streams and kills the application when the first of these ends is out. */
    CrashRun killAmongTheEnds() {
        race.end(CARS / 2);
        raceUntil(() -> reader.endedStreams() > 0);
        return kill();
    }

    /** Ends all streams and reads until all ends have come out. */
    CrashRun finish() {
        race.endAll();
        raceUntil(() -> reader.endedStreams() == CARS);
        reader.readToEnd();
        return this;
    }

    /** The committed output, by stream. */
    Map<String, List<StreamMessage>> output() {
        return reader.messages();
    }

    /** What the output would be if nothing had ever failed. */
    Map<String, List<StreamMessage>> outputWithoutCrash() {
        return race.outputWithoutCrash(input, output);
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

    private void raceUntil(BooleanSupplier condition) {
        reader.readUntil(() -> {
            if (app != null) {
                app.checkAlive();
            }
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
