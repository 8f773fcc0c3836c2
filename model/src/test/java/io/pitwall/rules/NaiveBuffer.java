package io.pitwall.rules;

import io.pitwall.data.ParameterData;
import io.pitwall.data.PlainRow;
import java.util.ArrayList;
import java.util.List;

/** A buffer told row by row, without slices. */
final class NaiveBuffer {

    private final RuleModel rule;
    private final List<List<PlainRow>> packets = new ArrayList<>();
    private List<PlainRow> held = new ArrayList<>();

    private NaiveBuffer(RuleModel rule) {
        this.rule = rule;
    }

    /** The packets of a stream, that of its end included. */
    static List<List<PlainRow>> packets(RuleModel rule, ParameterData stream) {
        NaiveBuffer buffer = new NaiveBuffer(rule);
        PlainRow.of(stream).forEach(buffer::add);
        buffer.release();
        return buffer.packets;
    }

    private void add(PlainRow row) {
        if (!rule.admits(row)) {
            return;
        }
        if (rule.releasesBefore(held, row)) {
            release();
        }
        held.add(row);
        if (rule.releasesAfter(held)) {
            release();
        }
    }

    private void release() {
        List<PlainRow> packet = rule.packetOf(held);
        if (!packet.isEmpty()) {
            packets.add(packet);
        }
        held = new ArrayList<>();
    }
}
