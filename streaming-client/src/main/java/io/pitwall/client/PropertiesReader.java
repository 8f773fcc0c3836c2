package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.StreamProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The properties of a stream that is being read. For the handlers of the stream. */
public final class PropertiesReader {

    private final StreamReader stream;
    private final List<Consumer<StreamProperties>> handlers = new ArrayList<>();

    PropertiesReader(StreamReader stream) {
        this.stream = stream;
    }

    /** What the stream has said of itself last; {@link StreamProperties#none()} if nothing. */
    public StreamProperties current() {
        return stream.context().properties();
    }

    /** Is called when the stream says something of itself that it had not said before; not when it repeats itself. */
    public PropertiesReader onChanged(Consumer<StreamProperties> handler) {
        stream.checkTakesHandlers("properties().onChanged");
        handlers.add(requireNonNull(handler, "handler"));
        return this;
    }

    void read(StreamProperties properties, HandlerCalls calls) {
        for (Consumer<StreamProperties> handler : handlers) {
            calls.call("properties().onChanged", () -> handler.accept(properties));
        }
    }
}
