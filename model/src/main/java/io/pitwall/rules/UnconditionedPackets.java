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

    /** See {@link Packets#admitting}. */
    public UnconditionedPackets admitting(Predicate<Row> predicate) {
        return new UnconditionedPackets(packets.admitting(predicate));
    }

    /** See {@link Packets#selecting}. */
    public UnconditionedPackets selecting(String... parameters) {
        return new UnconditionedPackets(packets.selecting(parameters));
    }

    /** See {@link Packets#orEverySpan}. */
    public Packets everySpan(Duration span) {
        return packets.orEverySpan(span);
    }

    /** See {@link Packets#orEveryRows}. */
    public Packets everyRows(int rows) {
        return packets.orEveryRows(rows);
    }

    /** See {@link Packets#orEveryRecord}. */
    public Packets everyRecord() {
        return packets.orEveryRecord();
    }

    /** See {@link Packets#orBeforeRow}. */
    public Packets beforeRow(Predicate<Row> predicate) {
        return packets.orBeforeRow(predicate);
    }

    /** See {@link Packets#orAfterRow}. */
    public Packets afterRow(Predicate<Row> predicate) {
        return packets.orAfterRow(predicate);
    }

    /** See {@link Packets#orWhenHeld}. */
    public Packets whenHeld(Predicate<HeldRows> predicate) {
        return packets.orWhenHeld(predicate);
    }

    /** See {@link Packets#orIdle}. */
    public Packets idle(Duration idle) {
        return packets.orIdle(idle);
    }
}
