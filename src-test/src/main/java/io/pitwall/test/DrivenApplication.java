package io.pitwall.test;

import io.pitwall.test.Tasks.Assigned;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A running application without a broker: its tasks, the topics between them, commits and crashes.
 *
 * <p>What a task writes to a topic that another one reads goes at once to the task of the partition that its key belongs to,
 * before anything else happens.
 */
final class DrivenApplication {

    private final Tasks tasks;
    private final Set<String> between;
    private final Set<String> watched;
    private final OutputLog output = new OutputLog();
    private final Deque<InputRecord> underway = new ArrayDeque<>();
    private final List<InputRecord> sinceCommit = new ArrayList<>();
    private Instant now;
    private boolean hasFailed;

    /**
     * @param partitionCount of each topic
     * @throws IllegalArgumentException if it is not positive, or the topology cannot be cut by partition
     */
    DrivenApplication(
            TestedApplication application, TestedTopics topics, int partitionCount, Path stateDir, Instant start) {
        this.now = start;
        this.tasks = Tasks.start(application, topics, partitionCount, stateDir, start);
        this.between = tasks.areCut() ? topics.between() : Set.of();
        this.watched = new TreeSet<>(topics.outputs());
        watched.addAll(between);
        watched.add(application.config().deadLetterTopic());
    }

    Instant now() {
        return now;
    }

    int partitionCount() {
        return tasks.partitionCount();
    }

    /** A record comes from outside. */
    void pipe(InputRecord record) {
        sinceCommit.add(record);
        deliver(record);
    }

    void advance(Duration time) {
        now = now.plus(time);
        forEachTask(task -> task.advance(time));
    }

    /** All state is written, and with the output so far it is what a crash goes back to. */
    void commit() {
        forEachTask(DrivenTask::commit);
        output.commit();
        sinceCommit.clear();
    }

    /** All state is written, but not committed. */
    void writeState() {
        forEachTask(DrivenTask::writeState);
    }

    /** Takes back what is not committed, begins anew from what is, and reads again what came since then. */
    void crash() {
        output.forgetUncommitted();
        underway.clear();
        tasks.all().forEach(task -> task.driven().restart(now));
        hasFailed = false;
        List.copyOf(sinceCommit).forEach(this::deliver);
    }

    /** All that has been written to a topic, but what crashes undid. */
    List<OutputRecord> output(String topic) {
        return output.of(topic);
    }

    /** How often output may have been taken back. */
    int crashes() {
        return output.crashes();
    }

    /** How many entries the stores have in their changelogs as of the last commit, by name of the store. */
    Map<String, Integer> storedEntries() {
        Map<String, Integer> counts = new HashMap<>();
        for (Assigned task : tasks.all()) {
            task.driven().storedEntries().forEach((store, count) -> counts.merge(store, count, Integer::sum));
        }
        return counts;
    }

    /** The stores of all tasks, by name; each task has its own. */
    Map<String, List<StateStore>> stores() {
        Map<String, List<StateStore>> stores = new HashMap<>();
        for (Assigned task : tasks.all()) {
            task.driven().stores().forEach((name, store) -> stores.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(store));
        }
        return stores;
    }

    /** The metrics of all tasks. */
    List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        tasks.all().forEach(task -> metrics.addAll(task.driven().metrics()));
        return metrics;
    }

    private void forEachTask(Consumer<DrivenTask> action) {
        for (Assigned task : tasks.all()) {
            drive(task.driven(), action);
            deliverUnderway();
        }
    }

    private void deliver(InputRecord record) {
        underway.add(record);
        deliverUnderway();
    }

    private void deliverUnderway() {
        for (InputRecord record = underway.poll(); record != null; record = underway.poll()) {
            InputRecord next = record;
            tasks.readersOf(next).forEach(task -> drive(task, reader -> reader.pipe(next)));
        }
    }

    private void drive(DrivenTask task, Consumer<DrivenTask> action) {
        try {
            action.accept(task);
        } catch (RuntimeException e) {
            hasFailed = true;
            throw e;
        } finally {
            watched.forEach(topic -> collect(task, topic));
        }
    }

    private void collect(DrivenTask task, String topic) {
        for (TestRecord<byte[], byte[]> record : task.newRecords(topic)) {
            output.add(topic, new OutputRecord(record, task.partition(), task.firstOffsets()));
            if (between.contains(topic)) {
                underway.add(new InputRecord(topic, record));
            }
        }
    }

    /** A clean shutdown of all tasks; of a failure that the test has not seen yet, the last one is thrown. */
    void close() {
        tasks.close(hasFailed);
    }
}
