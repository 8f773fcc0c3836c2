package io.pitwall.test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The tasks of an application: one for each sub-topology and partition, in this order. */
final class Tasks {

    /** A task with what it is one of. */
    record Assigned(SubTopology part, DrivenTask driven) {}

    private final TestedTopics topics;
    private final int partitionCount;
    private final List<Assigned> all = new ArrayList<>();

    private Tasks(TestedTopics topics, int partitionCount) {
        this.topics = topics;
        this.partitionCount = partitionCount;
    }

    static Tasks start(
            TestedApplication application, TestedTopics topics, int partitionCount, Path stateDir, Instant now) {
        if (partitionCount < 1) {
            throw new IllegalArgumentException("a topic has one partition or more, but it's " + partitionCount);
        }
        if (partitionCount > 1) {
            topics.checkCanBeCut();
        }
        Tasks tasks = new Tasks(topics, partitionCount);
        try {
            tasks.startAll(application, stateDir, now);
        } catch (RuntimeException e) {
            tasks.close(true);
            throw e;
        }
        return tasks;
    }

    private void startAll(TestedApplication application, Path stateDir, Instant now) {
        if (!areCut()) {
            Path folder = stateDir.resolve("whole");
            all.add(new Assigned(whole(), new DrivenTask(application, application::newTopology, 0, folder, now)));
            return;
        }
        for (SubTopology part : topics.parts()) {
            for (int partition = 0; partition < partitionCount; partition++) {
                Path folder = stateDir.resolve(part.id() + "_" + partition);
                all.add(new Assigned(
                        part,
                        new DrivenTask(
                                application,
                                () -> TopologyCut.to(part, application.newTopology()),
                                partition,
                                folder,
                                now)));
            }
        }
    }

    /** On one partition the driver's own way, from one sub-topology to the next, is right. */
    boolean areCut() {
        return partitionCount > 1;
    }

    private static SubTopology whole() {
        return new SubTopology(0, Set.of(), Set.of());
    }

    int partitionCount() {
        return partitionCount;
    }

    List<Assigned> all() {
        return all;
    }

    /** The tasks that read a record, by its topic and the partition of its key. */
    List<DrivenTask> readersOf(InputRecord record) {
        int partition = partitionOf(record.record().key());
        Stream<Assigned> readers =
                areCut() ? all.stream().filter(task -> topics.reads(task.part(), record.topic())) : all.stream();
        return readers.map(Assigned::driven)
                .filter(task -> task.partition() == partition)
                .toList();
    }

    /** As Kafka's producer does it; it spreads records without a key. */
    private int partitionOf(byte @Nullable [] key) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitionCount;
    }

    /** @param isFailureSeen whether the driver failed before: it commits even then, and would hide that failure */
    void close(boolean isFailureSeen) {
        RuntimeException failure = null;
        for (Assigned task : all) {
            try {
                task.driven().close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null && !isFailureSeen) {
            throw failure;
        }
    }
}
