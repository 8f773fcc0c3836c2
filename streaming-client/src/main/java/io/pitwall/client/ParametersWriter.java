package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.frame.Frames;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.dflib.DataFrame;

/**
 * Writes the parameters of a stream: rows at once or through buffers, and what parameters mean.
 *
 * <p>What is written at once becomes one message as it is given. What goes through a buffer leaves it as packets, in which
 * rows of equal time and equal tags are one and rows without any value are none.
 */
public final class ParametersWriter {

    private final OpenStream stream;

    ParametersWriter(OpenStream stream) {
        this.stream = stream;
    }

    /** Writes rows as one message; their times are absolute. Nothing happens if there are none. */
    public void write(ParameterData rows) {
        stream.write(requireNonNull(rows, "rows"));
    }

    /**
     * Writes rows whose times count from the stream's epoch.
     *
     * @throws IllegalArgumentException if 64 bits do not hold a time
     */
    public void writeRelative(ParameterData rows) {
        write(stream.sinceEpoch(rows));
    }

    /**
     * Writes a data frame of DFLib as one message; {@link Frames#toData} says what it must look like. The project that uses
     * this needs DFLib, which no other call does.
     */
    public void writeFrame(DataFrame frame) {
        write(Frames.toData(requireNonNull(frame, "frame")));
    }

    /** Writes whatever it is given at once, each row as a message of its own: give it a rule where rows come often. */
    public OutputBuffer buffer() {
        return new OutputBuffer(stream, null);
    }

    /**
     * Holds rows back and writes them in packets, as the rule says. One name is one buffer: with another rule of the same name,
     * what is held is released under that one.
     *
     * <p>While reading, what the buffer holds survives a crash; say the rule again in {@code onStreamReceived}, which runs again
     * after a restart.
     */
    public OutputBuffer buffer(Packets rule) {
        stream.open(rule.droppingEmptyRows());
        return new OutputBuffer(stream, rule.name());
    }

    /**
     * Holds rows back, in order of time, until others are so much later, for sources that send late and out of order. A row is
     * its time and its tags.
     *
     * @param delay how far behind the latest row, in event time, rows are written
     * @param onBackfill gets rows that come too late to be written in order, before others are written, on the thread that
     *     publishes, flushes or closes; several threads may be in it at a time. It may do whatever its thread may: write to this
     *     stream and others, close them or the client. Rows that come too late while a stream is being closed it gets behind the end
     * @throws IllegalStateException while reading: what it holds would not survive a crash
     */
    public LeadingEdgeBuffer leadingEdgeBuffer(Duration delay, Consumer<ParameterData> onBackfill) {
        return new LeadingEdgeBuffer(leadingEdge(delay, onBackfill));
    }

    /** As {@link #leadingEdgeBuffer}, but a row is its time alone, and its tags may be set as its values are. */
    public LeadingEdgeTimeBuffer leadingEdgeTimeBuffer(Duration delay, Consumer<ParameterData> onBackfill) {
        return new LeadingEdgeTimeBuffer(leadingEdge(delay, onBackfill));
    }

    private LeadingEdge leadingEdge(Duration delay, Consumer<ParameterData> onBackfill) {
        LeadingEdge edge = new LeadingEdge(stream, delay, requireNonNull(onBackfill, "onBackfill"));
        stream.open(edge);
        return edge;
    }

    /** Gives a tag to every row written from now on that has no tag of that name itself. */
    public ParametersWriter defaultTag(String name, String value) {
        requireNonNull(value, "value");
        stream.change(defaults -> defaults.withParameterTag(TagNames.checked(name), value));
        return this;
    }

    /** The definitions as they are now. */
    public ParameterDefinitions definitions() {
        return stream.state().announcement().parameters();
    }

    /** Puts these in place of all definitions and groups. */
    public ParametersWriter definitions(ParameterDefinitions definitions) {
        requireNonNull(definitions, "definitions");
        stream.announce(announcement -> announcement.become(definitions));
        return this;
    }

    /** Adds definitions, each in place of the one of its id, if there is one at its location. */
    public ParametersWriter addDefinitions(Collection<ParameterDefinition> definitions) {
        definitions.forEach(this::define);
        return this;
    }

    /**
     * Defines a parameter at the default location, in place of the definition of its id.
     *
     * @throws IllegalArgumentException if the id is blank or has slashes, or is defined at another location
     */
    public ParameterDefinitionWriter addDefinition(String id) {
        return addLocation(stream.state().defaults().parameterLocation()).addDefinition(id);
    }

    /** A place for definitions: {@code engine/oil}, {@code /engine/oil} and {@code /engine/oil/} are the same. */
    public ParameterLocation addLocation(String location) {
        return new ParameterLocation(this, location);
    }

    /** Where definitions go from now on that name no place; the root unless it is said. */
    public ParametersWriter defaultLocation(String location) {
        String checked = DefinitionRules.checkedLocation(location);
        stream.change(defaults -> defaults.withParameterLocation(checked));
        return this;
    }

    void define(ParameterDefinition definition) {
        stream.announce(announcement -> {
            ParameterDefinitions old = announcement.parameters();
            announcement.become(new ParameterDefinitions(
                    DefinitionRules.with(
                            old.definitions(), definition, ParameterDefinition::id, ParameterDefinition::location),
                    old.groups()));
        });
    }
}
