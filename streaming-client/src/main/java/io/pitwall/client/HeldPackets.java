package io.pitwall.client;

import io.pitwall.rules.Packets;

/** The rule of rows whose own rule nobody has said since a restart: they are held until somebody does, or wants them all. */
final class HeldPackets {

    static final Packets RULE =
            Packets.named("held").everyRows(Integer.MAX_VALUE).droppingEmptyRows();

    private HeldPackets() {}
}
