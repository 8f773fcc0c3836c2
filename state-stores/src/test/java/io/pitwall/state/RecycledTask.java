package io.pitwall.state;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.streams.processor.internals.ProcessorStateManager;
import org.apache.kafka.streams.processor.internals.StandbyTask;
import org.apache.kafka.streams.processor.internals.StreamTask;
import org.apache.kafka.streams.processor.internals.Task;
import org.apache.kafka.streams.state.internals.ThreadCache;
import org.jspecify.annotations.Nullable;

/** Makes a real {@link StandbyTask} of an active one, over the same stores, in the steps of {@code StandbyTaskCreator}. */
final class RecycledTask {

    private final StreamTask active;

    private RecycledTask(StreamTask active) {
        this.active = active;
    }

    /** The standby task that a suspended active one becomes. */
    static StandbyTask standbyOf(StreamTask active) {
        try {
            return new RecycledTask(active).standby();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Kafka Streams makes standby tasks in another way now", e);
        }
    }

    private StandbyTask standby() throws ReflectiveOperationException {
        active.prepareRecycle();
        Method becomes = ProcessorStateManager.class.getDeclaredMethod(
                "transitionTaskType", Task.TaskType.class, LogContext.class);
        becomes.setAccessible(true);
        becomes.invoke(field("stateMgr"), Task.TaskType.STANDBY, new LogContext());
        Constructor<?> constructor = StandbyTask.class.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return (StandbyTask) constructor.newInstance(
                active.id(),
                active.inputPartitions(),
                field("topology"),
                field("config"),
                field("streamsMetrics"),
                field("stateMgr"),
                field("stateDirectory"),
                noCache(),
                field("processorContext"));
    }

    private ThreadCache noCache() throws ReflectiveOperationException {
        Constructor<?> constructor = ThreadCache.class.getDeclaredConstructors()[0];
        return (ThreadCache) constructor.newInstance(new LogContext(), 0L, requireNonNull(field("streamsMetrics")));
    }

    private @Nullable Object field(String name) throws ReflectiveOperationException {
        for (Class<?> type = active.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(active);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
