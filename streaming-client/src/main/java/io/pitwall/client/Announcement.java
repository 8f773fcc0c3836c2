package io.pitwall.client;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a stream says of itself: its properties and definitions, and which of it readers have not been told.
 *
 * <p>Readers are told of a change before the next data. All of it is said again from time to time, so that those who
 * join later hear it; a stream that has no data says nothing. Not safe for use by several threads.
 */
final class Announcement {

    /** The time where nothing has been said yet. */
    static final long NEVER = Long.MIN_VALUE;

    private static final ParameterDefinitions NO_PARAMETERS = new ParameterDefinitions(List.of(), List.of());
    private static final EventDefinitions NO_EVENTS = new EventDefinitions(List.of(), List.of());

    private StreamProperties properties;
    private ParameterDefinitions parameters;
    private EventDefinitions events;
    private boolean hasNewProperties;
    private boolean hasNewParameters;
    private boolean hasNewEvents;
    private long saidMs;

    /** Nothing is known and nothing has been said. */
    Announcement() {
        this(StreamProperties.none(), NO_PARAMETERS, NO_EVENTS, NEVER);
    }

    /**
     * As it was stored, all of it told.
     *
     * @param saidMs when all of it was said last, in milliseconds of wall clock; {@link #NEVER} if it never was
     */
    Announcement(StreamProperties properties, ParameterDefinitions parameters, EventDefinitions events, long saidMs) {
        this.properties = properties;
        this.parameters = parameters;
        this.events = events;
        this.saidMs = saidMs;
    }

    StreamProperties properties() {
        return properties;
    }

    ParameterDefinitions parameters() {
        return parameters;
    }

    EventDefinitions events() {
        return events;
    }

    long saidMs() {
        return saidMs;
    }

    /** Whether there is something that readers have not been told. */
    boolean isNews() {
        return hasNewProperties || hasNewParameters || hasNewEvents;
    }

    void become(StreamProperties changed) {
        hasNewProperties |= !changed.equals(properties);
        properties = changed;
    }

    void become(ParameterDefinitions changed) {
        hasNewParameters |= !changed.equals(parameters);
        parameters = changed;
    }

    void become(EventDefinitions changed) {
        hasNewEvents |= !changed.equals(events);
        events = changed;
    }

    /**
     * Says what must be said before data: everything if it has not been said for a while, else what is new.
     *
     * @return whether anything was said
     */
    boolean sayBeforeData(long nowMs, long everyMs, Consumer<StreamMessage> readers) {
        // A clock that was put back says it once too often, instead of not at all for as long as it was put back.
        if (saidMs == NEVER || nowMs < saidMs || nowMs - saidMs >= everyMs) {
            sayAll(nowMs, readers);
            return true;
        }
        return sayNews(nowMs, readers);
    }

    /**
     * Says what is new, if anything is; a stream opens with its properties.
     *
     * @return whether anything was said
     */
    boolean sayNews(long nowMs, Consumer<StreamMessage> readers) {
        if (!isNews()) {
            return false;
        }
        if (saidMs == NEVER) {
            sayAll(nowMs, readers);
            return true;
        }
        if (hasNewProperties) {
            readers.accept(properties);
        }
        if (hasNewParameters) {
            readers.accept(parameters);
        }
        if (hasNewEvents) {
            readers.accept(events);
        }
        told();
        return true;
    }

    private void sayAll(long nowMs, Consumer<StreamMessage> readers) {
        readers.accept(properties);
        if (hasNewParameters || !parameters.equals(NO_PARAMETERS)) {
            readers.accept(parameters);
        }
        if (hasNewEvents || !events.equals(NO_EVENTS)) {
            readers.accept(events);
        }
        saidMs = nowMs;
        told();
    }

    private void told() {
        hasNewProperties = false;
        hasNewParameters = false;
        hasNewEvents = false;
    }
}
