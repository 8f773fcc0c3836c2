package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Writes the events of a stream, each call as one message, and says what events mean. Events are never held back. */
public final class EventsWriter {

    private final OpenStream stream;

    EventsWriter(OpenStream stream) {
        this.stream = stream;
    }

    /** Writes events as they are, in one message; their times are absolute. */
    public void write(EventData... events) {
        write(EventBatch.of(events));
    }

    /** Writes events as they are, in one message; their times are absolute. Nothing happens if there are none. */
    public void write(EventBatch events) {
        stream.write(requireNonNull(events, "events"));
    }

    /** Writes events whose times count from the stream's epoch, in one message. */
    public void writeRelative(EventBatch events) {
        long epochNs = stream.epochNs();
        write(new EventBatch(events.events().stream()
                .map(event -> new EventData(Times.ns(epochNs, event.timeNs()), event.id(), event.value(), event.tags()))
                .toList()));
    }

    /** Starts events at an absolute time. */
    public EventWriter addTimestamp(Instant time) {
        return new EventWriter(this, Times.ns(time));
    }

    /** Starts events at a time since the stream's epoch. */
    public EventWriter addTimestamp(Duration sinceEpoch) {
        return new EventWriter(this, Times.ns(stream.epochNs(), sinceEpoch));
    }

    /** Starts events at a time in milliseconds since the stream's epoch. */
    public EventWriter addTimestampMs(long sinceEpochMs) {
        return new EventWriter(this, Times.ofMs(stream.epochNs(), sinceEpochMs));
    }

    /** Starts events at a time in nanoseconds since the stream's epoch. */
    public EventWriter addTimestampNs(long sinceEpochNs) {
        return new EventWriter(this, Times.ns(stream.epochNs(), sinceEpochNs));
    }

    /** Gives a tag to every event written from now on that has no tag of that name itself. */
    public EventsWriter defaultTag(String name, String value) {
        requireNonNull(value, "value");
        stream.change(defaults -> defaults.withEventTag(TagNames.checked(name), value));
        return this;
    }

    /** The definitions as they are now. */
    public EventDefinitions definitions() {
        return stream.state().announcement().events();
    }

    /** Puts these in place of all definitions and groups. */
    public EventsWriter definitions(EventDefinitions definitions) {
        requireNonNull(definitions, "definitions");
        stream.announce(announcement -> announcement.become(definitions));
        return this;
    }

    /** Adds definitions, each in place of the one of its id, if there is one at its location. */
    public EventsWriter addDefinitions(Collection<EventDefinition> definitions) {
        definitions.forEach(this::define);
        return this;
    }

    /**
     * Defines an event at the default location, in place of the definition of its id.
     *
     * @throws IllegalArgumentException if the id is blank or has slashes, or is defined at another location
     */
    public EventDefinitionWriter addDefinition(String id) {
        return addLocation(stream.state().defaults().eventLocation()).addDefinition(id);
    }

    /** A place for definitions: {@code race/pit}, {@code /race/pit} and {@code /race/pit/} are the same. */
    public EventLocation addLocation(String location) {
        return new EventLocation(this, location);
    }

    /** Where definitions go from now on that name no place; the root unless it is said. */
    public EventsWriter defaultLocation(String location) {
        String checked = DefinitionRules.checkedLocation(location);
        stream.change(defaults -> defaults.withEventLocation(checked));
        return this;
    }

    /** @throws WriteException if an earlier write was refused, and nobody has been told */
    void checkEarlierWrites() {
        stream.checkEarlierWrites();
    }

    void define(EventDefinition definition) {
        stream.announce(announcement -> {
            EventDefinitions old = announcement.events();
            announcement.become(new EventDefinitions(
                    DefinitionRules.with(old.definitions(), definition, EventDefinition::id, EventDefinition::location),
                    old.groups()));
        });
    }
}
