package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is known about an open stream besides its data. Immutable.
 *
 * @param id the stream id
 * @param properties what was last said; {@link StreamProperties#none()} if nothing was
 * @param parameterDefinitions what was last said, or null if nothing was
 * @param eventDefinitions what was last said, or null if nothing was
 */
public record StreamContext(
        String id,
        StreamProperties properties,
        @Nullable ParameterDefinitions parameterDefinitions,
        @Nullable EventDefinitions eventDefinitions) {

    public StreamContext {
        requireNonNull(id, "id");
        requireNonNull(properties, "properties");
    }

    /** A stream that has just been opened. */
    public static StreamContext opened(String id, StreamProperties properties) {
        return new StreamContext(id, properties, null, null);
    }

    public StreamContext withProperties(StreamProperties newProperties) {
        return new StreamContext(id, newProperties, parameterDefinitions, eventDefinitions);
    }

    public StreamContext withParameterDefinitions(ParameterDefinitions definitions) {
        return new StreamContext(id, properties, definitions, eventDefinitions);
    }

    public StreamContext withEventDefinitions(EventDefinitions definitions) {
        return new StreamContext(id, properties, parameterDefinitions, definitions);
    }
}
