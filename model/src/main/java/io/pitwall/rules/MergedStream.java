package io.pitwall.rules;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One stream made of what several sides say of it: it is open from the first message of any side until every side that
 * carried it has ended.
 *
 * <p>Parents and definitions are the union over the sides, the rest of the properties is as the side says that spoke last;
 * properties that say nothing do not count. What a side has said stays when it ends, until the merged stream ends.
 *
 * <p>Sides are numbered from 0. Mutable and not safe for use by several threads.
 */
public final class MergedStream {

    /** What a side has said: properties or definitions. */
    public record Said(int side, StreamMessage message) {

        public Said {
            if (!isSaid(message)) {
                throw new IllegalArgumentException("a side says properties and definitions, but it's a "
                        + message.getClass().getSimpleName());
            }
        }
    }

    private final String id;
    private final BitSet open = new BitSet();
    private final SaidBySide<StreamProperties> properties = new SaidBySide<>();
    private final SaidBySide<ParameterDefinitions> parameterDefinitions = new SaidBySide<>();
    private final SaidBySide<EventDefinitions> eventDefinitions = new SaidBySide<>();
    private StreamContext context;

    /** Whether a message says something about the stream: properties or definitions. */
    public static boolean isSaid(StreamMessage message) {
        return message instanceof StreamProperties
                || message instanceof ParameterDefinitions
                || message instanceof EventDefinitions;
    }

    /** A stream that no side carries yet. */
    public MergedStream(String id) {
        this.id = id;
        this.context = StreamContext.opened(id, StreamProperties.none());
    }

    /**
     * A stream as it was.
     *
     * @param said as {@link #said} gave it
     */
    public static MergedStream of(String id, BitSet open, List<Said> said) {
        MergedStream stream = new MergedStream(id);
        stream.open.or(open);
        for (Said one : said) {
            stream.note(one.side, one.message);
        }
        stream.context = stream.merged();
        return stream;
    }

    /** What is known about the stream, all sides taken together. */
    public StreamContext context() {
        return context;
    }

    /** Whether any side carries the stream. */
    public boolean isOpen() {
        return !open.isEmpty();
    }

    /** Whether a side has sent something and has not ended since. */
    public boolean isOpen(int side) {
        return open.get(side);
    }

    /** Whether a side has said its properties, with which each opens the stream, since the stream is open. */
    public boolean hasSpoken(int side) {
        return properties.has(side);
    }

    /** The sides that carry the stream; a copy. */
    public BitSet openSides() {
        return (BitSet) open.clone();
    }

    /** What the sides have said, of each kind in the order in which they spoke. */
    public List<Said> said() {
        List<Said> said = new ArrayList<>();
        for (SaidBySide<? extends StreamMessage> kind : List.of(properties, parameterDefinitions, eventDefinitions)) {
            for (Map.Entry<Integer, ? extends StreamMessage> one :
                    kind.latestLast().entrySet()) {
                said.add(new Said(one.getKey(), one.getValue()));
            }
        }
        return said;
    }

    /**
     * What the merged stream says when a side says this: data as it is; properties and definitions of all sides if they
     * have changed, or if the stream is opened with them; an end once no side is open any more. Null if that is nothing.
     */
    public @Nullable StreamMessage merge(int side, StreamMessage message) {
        if (message instanceof StreamEnd) {
            open.clear(side);
            return isOpen() ? null : message;
        }
        boolean opens = !isOpen();
        open.set(side);
        if (!isSaid(message)) {
            return message;
        }
        note(side, message);
        StreamContext before = context;
        context = merged();
        if (message instanceof StreamProperties) {
            return opens || !before.properties().equals(context.properties()) ? context.properties() : null;
        } else if (message instanceof ParameterDefinitions) {
            ParameterDefinitions all = context.parameterDefinitions();
            return requireNonNull(all).equals(before.parameterDefinitions()) ? null : all;
        }
        EventDefinitions all = context.eventDefinitions();
        return requireNonNull(all).equals(before.eventDefinitions()) ? null : all;
    }

    private void note(int side, StreamMessage message) {
        if (message instanceof StreamProperties stated) {
            properties.say(side, stated);
        } else if (message instanceof ParameterDefinitions stated) {
            parameterDefinitions.say(side, stated);
        } else if (message instanceof EventDefinitions stated) {
            eventDefinitions.say(side, stated);
        }
    }

    private StreamContext merged() {
        return new StreamContext(id, mergedProperties(), mergedDefinitionsOfParameters(), mergedDefinitionsOfEvents());
    }

    private StreamProperties mergedProperties() {
        StreamProperties latest = StreamProperties.none();
        for (StreamProperties said : properties.latestLast().values()) {
            if (!said.withParents(List.of()).equals(StreamProperties.none())) {
                latest = said;
            }
        }
        return latest.withParents(properties.union(StreamProperties::parents, Function.identity()));
    }

    private @Nullable ParameterDefinitions mergedDefinitionsOfParameters() {
        return parameterDefinitions.isEmpty()
                ? null
                : new ParameterDefinitions(
                        parameterDefinitions.union(ParameterDefinitions::definitions, ParameterDefinition::id),
                        parameterDefinitions.union(ParameterDefinitions::groups, DefinitionGroup::location));
    }

    private @Nullable EventDefinitions mergedDefinitionsOfEvents() {
        return eventDefinitions.isEmpty()
                ? null
                : new EventDefinitions(
                        eventDefinitions.union(EventDefinitions::definitions, EventDefinition::id),
                        eventDefinitions.union(EventDefinitions::groups, DefinitionGroup::location));
    }
}
