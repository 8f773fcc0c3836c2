package io.pitwall.rules;

import io.pitwall.data.PlainRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The packet rule told row by row, without slices, running minima or 64 bit limits. */
final class NaiveBuffer {

    private final Packets rule;
    private final List<List<PlainRow>> packets = new ArrayList<>();
    private List<PlainRow> held = new ArrayList<>();

    NaiveBuffer(Packets rule) {
        this.rule = rule;
    }

    void add(PlainRow row) {
        boolean isFar = rule.spanNs().isPresent()
                && held.stream()
                        .anyMatch(other -> distance(row, other)
                                        .compareTo(
                                                BigInteger.valueOf(rule.spanNs().getAsLong()))
                                >= 0);
        if (isFar) {
            release();
        }
        held.add(row);
        if (rule.rows().isPresent() && held.size() >= rule.rows().getAsInt()) {
            release();
        }
    }

    void release() {
        if (!held.isEmpty()) {
            packets.add(PlainRow.merged(held));
        }
        held = new ArrayList<>();
    }

    List<List<PlainRow>> packets() {
        return packets;
    }

    private static BigInteger distance(PlainRow a, PlainRow b) {
        return BigInteger.valueOf(a.timeNs())
                .subtract(BigInteger.valueOf(b.timeNs()))
                .abs();
    }
}
