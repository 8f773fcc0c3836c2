package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a stream as a whole. A later message replaces an earlier one entirely.
 *
 * @param name for people, such as {@code Car 44}; may be missing
 * @param location a path that groups streams, such as {@code /season/2026/monza}; may be missing
 * @param metadata further facts by name, in the order given; no nulls
 * @param parents ids of the streams this one was made from
 * @param timeOfRecording when the data came about; may be missing
 */
public record StreamProperties(
        @Nullable String name,
        @Nullable String location,
        Map<String, String> metadata,
        List<String> parents,
        @Nullable Instant timeOfRecording)
        implements StreamMessage {

    private static final StreamProperties NONE = new StreamProperties(null, null, Map.of(), List.of(), null);

    public StreamProperties {
        metadata = Values.orderedCopy(metadata, "metadata");
        parents = List.copyOf(parents);
    }

    /** Nothing is known. */
    public static StreamProperties none() {
        return NONE;
    }

    public StreamProperties withName(@Nullable String newName) {
        return new StreamProperties(newName, location, metadata, parents, timeOfRecording);
    }

    public StreamProperties withLocation(@Nullable String newLocation) {
        return new StreamProperties(name, newLocation, metadata, parents, timeOfRecording);
    }

    public StreamProperties withMetadata(Map<String, String> newMetadata) {
        return new StreamProperties(name, location, newMetadata, parents, timeOfRecording);
    }

    public StreamProperties withTimeOfRecording(@Nullable Instant newTime) {
        return new StreamProperties(name, location, metadata, parents, newTime);
    }

    /** These properties with one more parent, behind the others; the same if it is a parent already. */
    public StreamProperties withParent(String streamId) {
        requireNonNull(streamId, "streamId");
        return parents.contains(streamId)
                ? this
                : new StreamProperties(
                        name,
                        location,
                        metadata,
                        Stream.concat(parents.stream(), Stream.of(streamId)).toList(),
                        timeOfRecording);
    }

    /** These properties with exactly these parents. */
    public StreamProperties withParents(List<String> newParents) {
        return new StreamProperties(name, location, metadata, newParents, timeOfRecording);
    }
}
