package io.pitwall.rules;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.Row;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * When a buffer releases the rows it holds, as one packet: as soon as ANY of its conditions holds. What is still held
 * when the stream ends is released then.
 *
 * <table>
 * <caption>The conditions, and where the row that fulfils one goes</caption>
 * <tr><th>condition</th><th>what is released</th><th>the row itself</th></tr>
 * <tr><td>{@link #orEverySpan span}</td><td>what is held, before a row at least this far (in event time) from another held
 *   row</td><td>starts the next packet</td></tr>
 * <tr><td>{@link #orBeforeRow before}</td><td>what is held, before a row that matches</td><td>starts the next packet</td></tr>
 * <tr><td>{@link #orEveryRows rows}</td><td>so many rows</td><td>leaves as the last of them</td></tr>
 * <tr><td>{@link #orAfterRow after}</td><td>what is held when a row matches</td><td>leaves as the last</td></tr>
 * <tr><td>{@link #orWhenHeld held}</td><td>what is held, as soon as all of it matches</td><td>leaves as the last</td></tr>
 * <tr><td>{@link #orEveryRecord record}</td><td>what is held, behind the last row of each record</td><td>leaves as the
 *   last</td></tr>
 * <tr><td>{@link #orIdle idle}</td><td>what is held, when nothing has been added for this long by the wall clock</td>
 *   <td></td></tr>
 * </table>
 *
 * <p>A packet covers {@code [t0, t0 + span)}: it starts at its first row, not at a grid. Rows are never sorted: a late row
 * within the span stays where it arrived; one that lies a span or more behind the latest held row releases what is held,
 * and the next row on time releases the late one alone. One row can release twice: what was there before it, then itself.
 *
 * <p>What of the rows is held and released:
 *
 * <ol>
 *   <li>{@link #admitting}: rows that do not match are as if they had never arrived.
 *   <li>Conditions see the rows admitted with all their parameters, and count them one by one.
 *   <li>{@link #selecting}: other parameters stay out of the packet, and the rows that have no value of the selected ones.
 *   <li>{@link #droppingEmptyRows}: so do rows without any value. Tags alone do not keep a row.
 *   <li>Rows of equal time and equal tags become one; per cell the latest value that is there wins.
 *   <li>A packet without rows is not released.
 * </ol>
 *
 * <p>With a span alone, rows whose times do not advance are held until the stream ends: add a number of rows or an idle
 * time where that can happen.
 *
 * <p>Predicates get views that are valid during the call; they must give the same result for the same rows, must not
 * block, and are called by the threads of the application, several at a time for different streams. One that throws fails
 * the record ({@link PredicateException}) and leaves the buffer as it was.
 *
 * <p>Immutable. The name becomes the name of the buffer's store and changelog: changing it loses what is held. Everything
 * else may change: rows held under another rule are released under the new one.
 */
public final class Packets {

    private final String name;
    private final PacketConditions conditions;
    private final PacketContents contents;

    private Packets(String name, PacketConditions conditions, PacketContents contents) {
        this.name = name;
        this.conditions = conditions;
        this.contents = contents;
    }

    /** Starts a rule; it needs at least one condition. */
    public static UnconditionedPackets named(String name) {
        if (requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("a buffer must have a name, but it is empty");
        }
        return new UnconditionedPackets(new Packets(name, PacketConditions.NONE, PacketContents.ALL));
    }

    /**
     * Releases what is held before a row this far, in event time, from another held row.
     *
     * @throws IllegalArgumentException if the span is not positive or does not fit into 64 bit nanoseconds
     */
    public Packets orEverySpan(Duration span) {
        checkUnset("span", conditions.spanNs().isPresent());
        checkPositive("span", span);
        try {
            return with(conditions.withSpanNs(span.toNanos()));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the span of buffer '" + name + "' is too long: " + span, e);
        }
    }

    /**
     * Releases as soon as this many rows are held.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public Packets orEveryRows(int rows) {
        checkUnset("number of rows", conditions.rows().isPresent());
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "the number of rows of buffer '" + name + "' must be at least 1, but it is " + rows);
        }
        return with(conditions.withRows(rows));
    }

    /**
     * Releases what is held when a record has been taken in, so that nothing stays behind: a packet has the rows of one
     * record, or of a part of it where another condition holds first. How the input is cut into records then matters.
     */
    public Packets orEveryRecord() {
        checkUnset("condition everyRecord", conditions.everyRecord());
        return with(conditions.withEveryRecord());
    }

    /** Releases what is held before a row that matches; the row starts the next packet. */
    public Packets orBeforeRow(Predicate<Row> predicate) {
        checkUnset("condition beforeRow", conditions.beforeRow() != null);
        return with(conditions.withBeforeRow(requireNonNull(predicate, "predicate")));
    }

    /** Releases what is held when a row has matched; the row is the last of the packet. */
    public Packets orAfterRow(Predicate<Row> predicate) {
        checkUnset("condition afterRow", conditions.afterRow() != null);
        return with(conditions.withAfterRow(requireNonNull(predicate, "predicate")));
    }

    /**
     * Releases what is held as soon as it matches, the row that has just arrived included. Asked after each row: what the
     * predicate does for each row held, it does for each row that arrives. All parameters are held back for it.
     */
    public Packets orWhenHeld(Predicate<HeldRows> predicate) {
        checkUnset("condition whenHeld", conditions.whenHeld() != null);
        return with(conditions.withWhenHeld(requireNonNull(predicate, "predicate")));
    }

    /**
     * Releases what is held when no row has been added for this long, by the wall clock.
     *
     * @throws IllegalArgumentException if the time is shorter than a millisecond or does not fit into 64 bit milliseconds
     */
    public Packets orIdle(Duration idle) {
        checkUnset("idle time", conditions.idleMs().isPresent());
        checkPositive("idle time", idle);
        if (idle.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "the idle time of buffer '" + name + "' must be at least 1 ms, but it is " + idle);
        }
        try {
            return with(conditions.withIdleMs(idle.toMillis()));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the idle time of buffer '" + name + "' is too long: " + idle, e);
        }
    }

    /** Holds only rows that match; the others release nothing, count for nothing and do not put off the idle time. */
    public Packets admitting(Predicate<Row> predicate) {
        checkUnset("condition admitting", contents.admitting() != null);
        return new Packets(name, conditions, contents.admitting(requireNonNull(predicate, "predicate")));
    }

    /**
     * Releases only these parameters, of whatever kind, and only the rows that have a value of one of them; tags stay.
     * Conditions still see all parameters, and count all rows. A rule that comes later cannot bring back parameters of
     * rows that are held already.
     *
     * @throws IllegalArgumentException if there is no name, an empty one, or one that the stage does not have
     */
    public Packets selecting(String... parameters) {
        checkUnset("selection", !contents.parameters().isEmpty());
        List<String> names = List.of(parameters);
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("the selection of buffer '" + name
                    + "' needs the names of parameters, none of them empty, but they are " + names);
        }
        Packets selecting = new Packets(name, conditions, contents.selecting(names));
        List<String> declared = contents.declared();
        return declared == null ? selecting : selecting.declaring(declared);
    }

    /**
     * Leaves the rows that have no value of any parameter out of the packet; tags alone do not keep a row.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters()
     *         .buffer(Packets.named("filled").everyRows(4).droppingEmptyRows()).to("filled");
     * }</pre>
     */
    public Packets droppingEmptyRows() {
        return new Packets(name, conditions, contents.droppingEmptyRows());
    }

    /**
     * Lets predicates ask for these parameters only; any other name throws, with the names there are.
     *
     * @throws IllegalArgumentException if the selection has another name
     */
    public Packets declaring(List<String> parameters) {
        if (!parameters.containsAll(contents.parameters())) {
            throw new IllegalArgumentException("buffer '" + name + "' selects "
                    + String.join(", ", contents.parameters())
                    + ", which are not all among the parameters of its stage: " + String.join(", ", parameters));
        }
        return new Packets(name, conditions, contents.declaring(parameters));
    }

    private Packets with(PacketConditions changed) {
        return new Packets(name, changed, contents);
    }

    private void checkUnset(String what, boolean isSet) {
        if (isSet) {
            throw new IllegalArgumentException("the " + what + " of buffer '" + name + "' is already set: " + this);
        }
    }

    private void checkPositive(String what, Duration duration) {
        if (requireNonNull(duration, what).isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "the " + what + " of buffer '" + name + "' must be positive, but it is " + duration);
        }
    }

    public String name() {
        return name;
    }

    /** The span in nanoseconds of event time, if it is a condition. */
    public OptionalLong spanNs() {
        return conditions.spanNs();
    }

    /** The number of rows, if it is a condition. */
    public OptionalInt rows() {
        return conditions.rows();
    }

    /** The idle time in milliseconds of wall clock, if it is a condition. */
    public OptionalLong idleMs() {
        return conditions.idleMs();
    }

    /** The parameters that are released; empty for all. */
    public List<String> parameters() {
        return contents.parameters();
    }

    PacketConditions conditions() {
        return conditions;
    }

    PacketContents contents() {
        return contents;
    }

    /** For people: {@code every 100 ms or idle 1 s}. */
    @Override
    public String toString() {
        return conditions.toString() + contents;
    }
}
