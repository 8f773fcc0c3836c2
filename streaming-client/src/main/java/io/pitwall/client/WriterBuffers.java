package io.pitwall.client;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The buffers of one stream that is being written, by name: what goes in, and what their rules and the clock let out.
 *
 * <p>A packet that cannot be written is told by an exception, behind everything else that was to be done: what is behind it is
 * written or stays held, with its timer.
 */
final class WriterBuffers {

    private final String streamId;
    private final OutputScope scope;
    private final Consumer<ParameterData> packets;
    private final Attempts attempts = new Attempts();
    private final Consumer<ParameterData> attempting = this::attempt;
    private long wokenAtMs = Long.MAX_VALUE;

    /** @param packets takes what is released */
    WriterBuffers(String streamId, OutputScope scope, Consumer<ParameterData> packets) {
        this.streamId = streamId;
        this.scope = scope;
        this.packets = packets;
    }

    /** Makes this the rule of the buffer of its name, also for what is held already. */
    void open(Packets rule) {
        HeldRows heldRows = scope.heldRows();
        heldRows.rule(streamId, rule);
        PacketBuffer held = heldRows.get(streamId, rule.name());
        if (held.isIdleTimeUnknown()) {
            held.startIdleTime(scope.clock().nowMs());
            heldRows.changed(streamId, rule.name());
        }
        watch(held);
    }

    void add(String buffer, ParameterData rows) {
        HeldRows heldRows = scope.heldRows();
        PacketBuffer held = heldRows.get(streamId, buffer);
        held.add(rows, scope.clock().nowMs(), attempting);
        heldRows.changed(streamId, buffer);
        watch(held);
        attempts.throwIfFailed();
    }

    /** Releases those of these that nothing has been added to for too long. */
    void due(Collection<String> buffers, long nowMs) {
        wokenAtMs = Long.MAX_VALUE;
        for (String buffer : List.copyOf(buffers)) {
            PacketBuffer held = scope.heldRows().get(streamId, buffer);
            if (held.idleDeadlineMs().orElse(Long.MAX_VALUE) <= nowMs) {
                release(buffer, held);
            }
            watch(held);
        }
        attempts.throwIfFailed();
    }

    /** Releases all that these hold. */
    void release(Collection<String> buffers) {
        for (String buffer : List.copyOf(buffers)) {
            release(buffer, scope.heldRows().get(streamId, buffer));
        }
        attempts.throwIfFailed();
    }

    private void release(String buffer, PacketBuffer held) {
        if (!held.isEmpty()) {
            held.release(attempting);
            scope.heldRows().changed(streamId, buffer);
        }
    }

    private void attempt(ParameterData packet) {
        attempts.run(() -> packets.accept(packet));
    }

    /** Whether any of these holds rows. */
    boolean holdRows(Collection<String> buffers) {
        return buffers.stream()
                .anyMatch(buffer -> !scope.heldRows().get(streamId, buffer).isEmpty());
    }

    /** Drops what these hold. */
    void forget(Collection<String> buffers) {
        buffers.forEach(buffer -> scope.heldRows().remove(streamId, buffer));
    }

    private void watch(PacketBuffer held) {
        long deadlineMs = held.idleDeadlineMs().orElse(Long.MAX_VALUE);
        if (deadlineMs < wokenAtMs) {
            wokenAtMs = deadlineMs;
            scope.clock().wake(streamId, deadlineMs);
        }
    }
}
