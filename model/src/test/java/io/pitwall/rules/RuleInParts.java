package io.pitwall.rules;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a rule together condition by condition, whichever comes first. */
final class RuleInParts {

    private @Nullable Packets packets;

    <T> void add(T value, BiFunction<UnconditionedPackets, T, Packets> first, BiFunction<Packets, T, Packets> more) {
        packets = packets == null ? first.apply(Packets.named("b"), value) : more.apply(packets, value);
    }

    void add(Function<UnconditionedPackets, Packets> first, Function<Packets, Packets> more) {
        packets = packets == null ? first.apply(Packets.named("b")) : more.apply(packets);
    }

    Packets packets() {
        if (packets == null) {
            throw new AssertionError("no condition");
        }
        return packets;
    }
}
