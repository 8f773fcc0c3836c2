package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events of a stream that is being read: all, or those of some ids. For the handlers of the stream. */
public final class EventsReader {

    private final StreamReader stream;
    private final Set<String> ids;
    private final List<Consumer<EventData>> handlers = new ArrayList<>();
    private final List<Consumer<EventDefinitions>> definitionHandlers = new ArrayList<>();

    /** @param ids empty for all */
    EventsReader(StreamReader stream, List<String> ids) {
        this.stream = stream;
        this.ids = Set.copyOf(ids);
    }

    /** Is called for each event, in order. */
    public EventsReader onRead(Consumer<EventData> handler) {
        stream.checkTakesHandlers("events().onRead");
        handlers.add(requireNonNull(handler, "handler"));
        return this;
    }

    /** Is called when the stream says something new about its events; gets all it has said about any of them. */
    public EventsReader onDefinitionsChanged(Consumer<EventDefinitions> handler) {
        stream.checkTakesHandlers("events().onDefinitionsChanged");
        definitionHandlers.add(requireNonNull(handler, "handler"));
        return this;
    }

    /** What the stream has said about its events; null if nothing. */
    public @Nullable EventDefinitions definitions() {
        return stream.context().eventDefinitions();
    }

    void read(EventData event, HandlerCalls calls) {
        if (ids.isEmpty() || ids.contains(event.id())) {
            for (Consumer<EventData> handler : handlers) {
                calls.call("events().onRead", () -> handler.accept(event));
            }
        }
    }

    void read(EventDefinitions definitions, HandlerCalls calls) {
        for (Consumer<EventDefinitions> handler : definitionHandlers) {
            calls.call("events().onDefinitionsChanged", () -> handler.accept(definitions));
        }
    }
}
