package io.pitwall.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.pitwall.data.ParameterData;
import io.pitwall.data.PlainRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a {@link PacketBuffer} through the steps of a case. */
final class VectorRun {

    private final boolean cutsIntoRows;
    private final VectorSettings settings;
    private final List<BufferVectors.Released> released = new ArrayList<>();
    private @Nullable PacketBuffer buffer;
    private long nowMs;
    private int step;

    private VectorRun(BufferVectors.Case vector, boolean cutsIntoRows) {
        this.cutsIntoRows = cutsIntoRows;
        this.settings = new VectorSettings(vector.config());
        this.buffer = new PacketBuffer(settings.rule());
    }

    /** The packets that are released, with each chunk taken in as a whole or cut into a record for each row. */
    static List<BufferVectors.Released> released(BufferVectors.Case vector, boolean cutsIntoRows) {
        VectorRun run = new VectorRun(vector, cutsIntoRows);
        for (JsonNode step : vector.steps()) {
            run.take(step);
            run.step++;
        }
        return run.released;
    }

    private void take(JsonNode json) {
        BufferVectors.refuseUnknown(json, Set.of("write", "set", "advance_ms", "flush", "close"), "step");
        if (json.size() != 1) {
            throw new AssertionError("a step does one thing: " + json);
        }
        PacketBuffer open = buffer;
        if (open == null) {
            // "Later writes or setting changes throw ObjectDisposedException": nothing comes of them.
            return;
        }
        if (json.has("write")) {
            write(open, json.path("write"));
        } else if (json.has("set")) {
            set(open, json.path("set"));
        } else if (json.has("advance_ms")) {
            nowMs += json.path("advance_ms").asLong();
            if (open.idleDeadlineMs().orElse(Long.MAX_VALUE) <= nowMs) {
                open.release(this::hand);
            }
        } else {
            open.release(this::hand);
            buffer = json.has("close") ? null : open;
        }
    }

    private void write(PacketBuffer open, JsonNode chunk) {
        BufferVectors.refuseUnknown(chunk, Set.of("epoch", "rows"), "chunk");
        ParameterData rows =
                BufferVectors.data(chunk.path("rows"), chunk.path("epoch").asLong());
        if (cutsIntoRows) {
            for (int row = 0; row < rows.rowCount(); row++) {
                open.add(rows.slice(row, row + 1), nowMs, this::hand);
            }
        } else {
            open.add(rows, nowMs, this::hand);
        }
    }

    private void set(PacketBuffer open, JsonNode changes) {
        JsonNode timeout = settings.timeout();
        settings.set(changes);
        // "Setting BufferTimeout also (re)arms the timer at once; setting it to the same value is a no-op".
        long armedMs = timeout.equals(settings.timeout()) ? open.lastArrivalMs().orElse(nowMs) : nowMs;
        buffer = PacketBuffer.holding(settings.rule(), List.copyOf(open.held()), OptionalLong.of(armedMs));
    }

    private void hand(ParameterData packet) {
        if (settings.isSubscribed()) {
            released.add(new BufferVectors.Released(step, PlainRow.of(packet)));
        }
    }
}
