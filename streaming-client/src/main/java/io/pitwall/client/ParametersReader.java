package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.frame.Frames;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;

/** The parameters of a stream that is being read, as they come or in packets. For the handlers of the stream. */
public final class ParametersReader {

    private final StreamReader stream;
    private final List<Consumer<ParameterData>> handlers = new ArrayList<>();
    private final Map<String, BufferReader> buffers = new LinkedHashMap<>();
    private final List<Consumer<ParameterDefinitions>> definitionHandlers = new ArrayList<>();

    ParametersReader(StreamReader stream) {
        this.stream = stream;
    }

    /** Is called for the rows of each record, as they were sent. */
    public ParametersReader onRead(Consumer<ParameterData> handler) {
        stream.checkTakesHandlers("parameters().onRead");
        handlers.add(requireNonNull(handler, "handler"));
        return this;
    }

    /** As {@link #onRead}, as a data frame of DFLib; {@link Frames#from} says how it looks. The application needs DFLib then. */
    public ParametersReader onReadFrame(Consumer<DataFrame> handler) {
        requireNonNull(handler, "handler");
        return onRead(rows -> handler.accept(Frames.from(rows)));
    }

    /**
     * Holds rows back and hands them over in packets, as the rule says; what is held survives crashes. Any number of buffers may
     * hold the same rows, each under a name of its own. A restart with another rule of the same name releases what is held
     * under that one.
     *
     * @param names of the parameters that are handed over; none for all. See {@link Packets#selecting}
     * @throws IllegalArgumentException if the stream has a buffer of that name
     */
    public BufferReader buffer(Packets rule, String... names) {
        stream.checkTakesHandlers("parameters().buffer");
        Packets selecting = names.length == 0 ? rule : rule.selecting(names);
        BufferReader buffer = new BufferReader(stream, selecting);
        if (buffers.putIfAbsent(rule.name(), buffer) != null) {
            throw new IllegalArgumentException("stream '" + stream.id() + "' has two buffers called '" + rule.name()
                    + "'; a name tells what is held");
        }
        return buffer;
    }

    /** Is called when the stream says something new about its parameters; gets all it has said about any of them. */
    public ParametersReader onDefinitionsChanged(Consumer<ParameterDefinitions> handler) {
        stream.checkTakesHandlers("parameters().onDefinitionsChanged");
        definitionHandlers.add(requireNonNull(handler, "handler"));
        return this;
    }

    /** What the stream has said about its parameters; null if nothing. */
    public @Nullable ParameterDefinitions definitions() {
        return stream.context().parameterDefinitions();
    }

    Iterable<BufferReader> buffers() {
        return buffers.values();
    }

    @Nullable
    BufferReader buffer(String name) {
        return buffers.get(name);
    }

    /** @throws IllegalStateException if nobody would get what one of the buffers releases */
    void checkBuffers() {
        for (BufferReader buffer : buffers.values()) {
            if (!buffer.isRead()) {
                throw new IllegalStateException(
                        "nobody reads buffer '" + buffer.rule().name() + "' of stream '" + stream.id()
                                + "': its rows would be lost; give it a handler with onRead, or leave it out");
            }
        }
    }

    void read(ParameterData rows, HandlerCalls calls) {
        for (Consumer<ParameterData> handler : handlers) {
            calls.call("parameters().onRead", () -> handler.accept(rows));
        }
    }

    void read(ParameterDefinitions definitions, HandlerCalls calls) {
        for (Consumer<ParameterDefinitions> handler : definitionHandlers) {
            calls.call("parameters().onDefinitionsChanged", () -> handler.accept(definitions));
        }
    }
}
