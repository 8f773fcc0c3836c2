package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.StreamProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sets the properties of a stream. Readers are told before the next data, or soon if there is none. */
public final class PropertiesWriter {

    private final OpenStream stream;

    PropertiesWriter(OpenStream stream) {
        this.stream = stream;
    }

    /** The properties as they are now. */
    public StreamProperties current() {
        return stream.state().announcement().properties();
    }

    /** Puts these in place of all properties, the parents too. */
    public PropertiesWriter set(StreamProperties properties) {
        requireNonNull(properties, "properties");
        return change(old -> properties);
    }

    /** A name for people, null for none. */
    public PropertiesWriter name(@Nullable String name) {
        return change(old -> old.withName(name));
    }

    /** A path such as {@code /cars/ai}, null for none. */
    public PropertiesWriter location(@Nullable String location) {
        return change(old -> old.withLocation(location));
    }

    /** When the data was recorded, null where that is not known. */
    public PropertiesWriter timeOfRecording(@Nullable Instant time) {
        return change(old -> old.withTimeOfRecording(time));
    }

    /** Says something more of the stream; a name that was said already gets the new value. */
    public PropertiesWriter metadata(String name, String value) {
        return change(old -> {
            Map<String, String> metadata = new LinkedHashMap<>(old.metadata());
            metadata.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
            return old.withMetadata(metadata);
        });
    }

    /** Takes back what was said; nothing happens if it was not. */
    public PropertiesWriter removeMetadata(String name) {
        return change(old -> {
            Map<String, String> metadata = new LinkedHashMap<>(old.metadata());
            metadata.remove(requireNonNull(name, "name"));
            return old.withMetadata(metadata);
        });
    }

    /** Names a stream that this one is made of; once is enough. */
    public PropertiesWriter addParent(String streamId) {
        return change(old -> old.withParent(streamId));
    }

    /** Takes a parent back; nothing happens if it is none. */
    public PropertiesWriter removeParent(String streamId) {
        return change(old -> {
            List<String> parents = new ArrayList<>(old.parents());
            parents.remove(requireNonNull(streamId, "streamId"));
            return old.withParents(parents);
        });
    }

    private PropertiesWriter change(UnaryOperator<StreamProperties> change) {
        stream.announce(announcement -> announcement.become(change.apply(announcement.properties())));
        return this;
    }
}
