package io.pitwall.dsl.processing;

import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which definitions of a stream the steps of a way let through. Immutable.
 *
 * @param parameters the parameters whose definitions pass; null for all
 * @param events the events whose definitions pass; null for all
 * @param passesParameters false if none of parameters passes, and no message of them
 * @param passesEvents false if none of events passes, and no message of them
 */
public record PassedDefinitions(
        @Nullable Set<String> parameters,
        @Nullable Set<String> events,
        boolean passesParameters,
        boolean passesEvents) {

    /** A way without steps. */
    public static final PassedDefinitions ALL = new PassedDefinitions(null, null, true, true);

    /** Behind a step that drops events. */
    public PassedDefinitions withoutEvents() {
        return new PassedDefinitions(parameters, events, passesParameters, false);
    }

    /** Behind a step that drops parameters. */
    public PassedDefinitions withoutParameters() {
        return new PassedDefinitions(parameters, events, false, passesEvents);
    }

    /** Behind a step that keeps these parameters. */
    public PassedDefinitions ofParameters(List<String> names) {
        return new PassedDefinitions(both(parameters, names), events, passesParameters, passesEvents);
    }

    /** Behind a step that keeps the events with these ids. */
    public PassedDefinitions ofEvents(List<String> ids) {
        return new PassedDefinitions(parameters, both(events, ids), passesParameters, passesEvents);
    }

    private static Set<String> both(@Nullable Set<String> before, List<String> names) {
        return Set.copyOf(
                before == null ? names : names.stream().filter(before::contains).toList());
    }

    /** What passes of what a stream has said of its parameters; null if that is nothing. */
    @Nullable
    ParameterDefinitions parametersOf(StreamContext stream) {
        ParameterDefinitions stated = stream.parameterDefinitions();
        if (stated == null || !passesParameters) {
            return null;
        }
        return parameters == null ? stated : stated.select(parameters);
    }

    /** What passes of what a stream has said of its events; null if that is nothing. */
    @Nullable
    EventDefinitions eventsOf(StreamContext stream) {
        EventDefinitions stated = stream.eventDefinitions();
        if (stated == null || !passesEvents) {
            return null;
        }
        return events == null ? stated : stated.select(events);
    }
}
