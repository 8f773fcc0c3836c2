package io.pitwall.app;

import io.pitwall.rules.Packets;

/** An instance of {@link ScalingTest}'s application, as a process of its own. */
final class ScalingMain {

    private ScalingMain() {}

    public static void main(String[] args) {
        PitwallApp.run(
                telemetry -> telemetry
                        .topic("in")
                        .parameters("a")
                        .buffer(Packets.named("ten").everyRows(10))
                        .to("out"),
                args);
    }
}
