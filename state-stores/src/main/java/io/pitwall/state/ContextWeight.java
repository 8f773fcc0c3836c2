package io.pitwall.state;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import org.jspecify.annotations.Nullable;

/** A guess at the heap that properties and definitions hold. */
final class ContextWeight {

    private ContextWeight() {}

    static long bytes(StreamContext context) {
        return 200
                + bytes(context.properties())
                + bytes(context.parameterDefinitions())
                + bytes(context.eventDefinitions());
    }

    static long bytes(@Nullable StreamMessage message) {
        if (message instanceof StreamProperties properties) {
            return 100L * properties.metadata().size()
                    + 60L * properties.parents().size();
        } else if (message instanceof ParameterDefinitions definitions) {
            return 300L * definitions.definitions().size();
        } else if (message instanceof EventDefinitions definitions) {
            return 300L * definitions.definitions().size();
        }
        return 0;
    }
}
