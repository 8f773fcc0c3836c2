package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;

/**
 * A stream that is being read: takes the handlers of its messages, and keeps its state.
 *
 * <p>Handlers are given in {@code onStreamReceived} and nowhere else, because that is what runs again after a restart. They are
 * called one at a time, in the order of the messages, on the thread of the stream's partition; this object is for that thread.
 * What they capture in variables is forgotten by a crash and when the partition moves to another instance; what survives are
 * buffers, {@link #scalarState} and {@link #dictionaryState}, and all that writers know and hold.
 */
public final class StreamReader {

    private final String id;
    private final boolean isResumed;
    private final ReadingTask task;
    private final PropertiesReader properties;
    private final ParametersReader parameters;
    private final List<EventsReader> events = new ArrayList<>();
    private final List<Consumer<StreamEnd.Type>> closedHandlers = new ArrayList<>();
    private boolean takesHandlers = true;

    StreamReader(String id, boolean isResumed, ReadingTask task) {
        this.id = id;
        this.isResumed = isResumed;
        this.task = task;
        this.properties = new PropertiesReader(this);
        this.parameters = new ParametersReader(this);
    }

    /** The stream id. */
    public String id() {
        return id;
    }

    /** The topic it is read from. */
    public String topic() {
        return task.topic();
    }

    /** The partition of the topic that it lies on. */
    public int partition() {
        return task.partition();
    }

    /**
     * Whether the stream was open before: the application was restarted, or the partition has come from another instance. Its
     * properties and definitions are known then and not told again, and its states have their values.
     */
    public boolean resumed() {
        return isResumed;
    }

    public PropertiesReader properties() {
        return properties;
    }

    public ParametersReader parameters() {
        return parameters;
    }

    /** All events of the stream, or those with the given ids. */
    public EventsReader events(String... ids) {
        EventsReader reader = new EventsReader(this, List.of(ids));
        if (takesHandlers) {
            events.add(reader);
        }
        return reader;
    }

    /**
     * Is called when the stream has ended, behind the packets that its buffers release then; {@code TERMINATED} also when it was
     * silent for too long. The stream's states are there for the last time.
     */
    public StreamReader onClosed(Consumer<StreamEnd.Type> handler) {
        checkTakesHandlers("onClosed");
        closedHandlers.add(requireNonNull(handler, "handler"));
        return this;
    }

    /**
     * A value that belongs to the stream.
     *
     * @param type {@code Long}, {@code Double}, {@code Boolean}, {@code String} or {@code byte[]}
     * @param initial the value until one is set
     * @throws IllegalStateException if there is a state of that name and of another kind or type
     */
    public <T> ScalarState<T> scalarState(String name, Class<T> type, T initial) {
        return new ScalarState<>(access(name, StateKind.SCALAR), ValueType.of(type), initial);
    }

    /** As above, of any type that has a serde. */
    public <T> ScalarState<T> scalarState(String name, Serde<T> serde, T initial) {
        return new ScalarState<>(access(name, StateKind.SCALAR), ValueType.of(serde), initial);
    }

    /**
     * Values by key that belong to the stream.
     *
     * @param type {@code Long}, {@code Double}, {@code Boolean}, {@code String} or {@code byte[]}
     * @throws IllegalStateException if there is a state of that name and of another kind or type
     */
    public <V> DictionaryState<V> dictionaryState(String name, Class<V> type) {
        return new DictionaryState<>(access(name, StateKind.DICTIONARY), ValueType.of(type), null);
    }

    /** As above; a value that is asked for and missing is made of its key, and stored. */
    public <V> DictionaryState<V> dictionaryState(String name, Class<V> type, Function<String, V> whenMissing) {
        return new DictionaryState<>(
                access(name, StateKind.DICTIONARY), ValueType.of(type), requireNonNull(whenMissing, "whenMissing"));
    }

    /** As above, of any type that has a serde. */
    public <V> DictionaryState<V> dictionaryState(String name, Serde<V> serde) {
        return new DictionaryState<>(access(name, StateKind.DICTIONARY), ValueType.of(serde), null);
    }

    /** As above, of any type that has a serde; a value that is asked for and missing is made of its key, and stored. */
    public <V> DictionaryState<V> dictionaryState(String name, Serde<V> serde, Function<String, V> whenMissing) {
        return new DictionaryState<>(
                access(name, StateKind.DICTIONARY), ValueType.of(serde), requireNonNull(whenMissing, "whenMissing"));
    }

    private StateAccess access(String name, StateKind kind) {
        return new StateAccess(task.states(), task.calls(), id, name, kind);
    }

    /**
     * Asks for a commit soon, sooner than the commit interval has it. What was read, set and written until then is committed
     * together.
     *
     * @throws IllegalStateException unless one of its handlers is being called
     */
    public void requestCommit() {
        task.calls().check(() -> "requestCommit");
        task.requestCommit();
    }

    /** What is known about the stream now. */
    StreamContext context() {
        return task.contextOf(id);
    }

    /** @throws IllegalStateException if {@code onStreamReceived} is over */
    void checkTakesHandlers(String what) {
        if (!takesHandlers) {
            throw new IllegalStateException(
                    what + " of stream '" + id
                            + "' was called outside of onStreamReceived: a handler that is given later would be gone after a restart");
        }
    }

    /** {@code onStreamReceived} is over. */
    void isSetUp() {
        takesHandlers = false;
        parameters.checkBuffers();
    }

    List<EventsReader> eventReaders() {
        return events;
    }

    void closed(StreamEnd.Type type, HandlerCalls calls) {
        for (Consumer<StreamEnd.Type> handler : closedHandlers) {
            calls.call("onClosed", () -> handler.accept(type));
        }
    }
}
