package io.pitwall.rules;

import io.pitwall.data.Row;
import java.time.Duration;
import java.util.function.Predicate;

/** A {@link Packets} rule that has a name and still needs its first condition. */
public final class UnconditionedPackets {

    private final Packets packets;

    UnconditionedPackets(Packets packets) {
        this.packets = packets;
    }

    /**
     * See {@link Packets#admitting}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("fast").admitting(row -> row.number("Speed") > 200).everyRows(3))
     *         .to("fast-threes");
     * }</pre>
     */
    public UnconditionedPackets admitting(Predicate<Row> predicate) {
        return new UnconditionedPackets(packets.admitting(predicate));
    }

    /**
     * See {@link Packets#selecting}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed", "Brake")
     *         .buffer(Packets.named("pedal").selecting("Brake").everyRows(4)).to("pedal-fours");
     * }</pre>
     */
    public UnconditionedPackets selecting(String... parameters) {
        return new UnconditionedPackets(packets.selecting(parameters));
    }

    /**
     * See {@link Packets#orEverySpan}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Brake")
     *         .buffer(Packets.named("tenths").everySpan(ofMillis(100))).to("tenths");
     * }</pre>
     */
    public Packets everySpan(Duration span) {
        return packets.orEverySpan(span);
    }

    /**
     * See {@link Packets#orEveryRows}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("fours").everyRows(4)).to("fours");
     * }</pre>
     */
    public Packets everyRows(int rows) {
        return packets.orEveryRows(rows);
    }

    /**
     * See {@link Packets#orEveryRecord}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("records").everyRecord()).to("records");
     * }</pre>
     */
    public Packets everyRecord() {
        return packets.orEveryRecord();
    }

    /**
     * See {@link Packets#orBeforeRow}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("slow").beforeRow(row -> row.number("Speed") < 200)).to("slow");
     * }</pre>
     */
    public Packets beforeRow(Predicate<Row> predicate) {
        return packets.orBeforeRow(predicate);
    }

    /**
     * See {@link Packets#orAfterRow}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("until-slow").afterRow(row -> row.number("Speed") < 200)).to("until-slow");
     * }</pre>
     */
    public Packets afterRow(Predicate<Row> predicate) {
        return packets.orAfterRow(predicate);
    }

    /**
     * See {@link Packets#orWhenHeld}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("drops")
     *                 .whenHeld(held -> held.first().number("Speed") - held.last().number("Speed") >= 50))
     *         .to("drops");
     * }</pre>
     */
    public Packets whenHeld(Predicate<HeldRows> predicate) {
        return packets.orWhenHeld(predicate);
    }

    /**
     * See {@link Packets#orIdle}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .buffer(Packets.named("bursts").idle(ofSeconds(1))).to("bursts");
     * }</pre>
     */
    public Packets idle(Duration idle) {
        return packets.orIdle(idle);
    }
}
